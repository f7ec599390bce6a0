import { scalarResolvers } from "@teei/subgraph-kit"
import type { Resolvers } from "../generated/resolvers.ts"
import { AuditEntry } from "./AuditEntry.ts"
import { Company } from "./Company.ts"
import { ConsentRecord } from "./ConsentRecord.ts"
import { Mutation } from "./Mutation.ts"
import { Person } from "./Person.ts"
import { Query } from "./Query.ts"

export const resolvers: Resolvers = { ...scalarResolvers, AuditEntry, Company, ConsentRecord, Mutation, Person, Query }
