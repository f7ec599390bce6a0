import { scalarResolvers } from "@teei/subgraph-kit"
import type { Resolvers } from "../generated/resolvers.ts"
import { Company } from "./Company.ts"
import { Figure } from "./Figure.ts"
import { Impact } from "./Impact.ts"
import { Import } from "./Import.ts"
import { Lineage } from "./Lineage.ts"
import { MetricDefinition } from "./MetricDefinition.ts"
import { Program } from "./Program.ts"
import { Query } from "./Query.ts"

/** Every type with fields of its own making; the rest is answered as it lies in the value. */
export const resolvers: Resolvers = { ...scalarResolvers, Query, Company, Program, Impact, Import, Figure, Lineage, MetricDefinition }
