import { scalarResolvers } from "@teei/subgraph-kit"
import type { Resolvers } from "../generated/resolvers.ts"
import { Company } from "./Company.ts"
import { Mutation } from "./Mutation.ts"
import { Query } from "./Query.ts"
import { SavedView } from "./SavedView.ts"

export const resolvers: Resolvers = { ...scalarResolvers, Company, Mutation, Query, SavedView }
