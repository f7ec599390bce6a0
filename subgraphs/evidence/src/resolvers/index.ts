import { scalarResolvers } from "@teei/subgraph-kit"
import type { Resolvers } from "../generated/resolvers.ts"
import { Company } from "./Company.ts"
import { EvidenceSnippet } from "./EvidenceSnippet.ts"
import { Lineage } from "./Lineage.ts"
import { Query } from "./Query.ts"

export const resolvers: Resolvers = { ...scalarResolvers, Company, EvidenceSnippet, Lineage, Query }
