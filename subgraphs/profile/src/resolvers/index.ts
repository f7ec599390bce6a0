import { scalarResolvers } from "@teei/subgraph-kit"
import type { Resolvers } from "../generated/resolvers.ts"
import { Company } from "./Company.ts"
import { Membership } from "./Membership.ts"
import { Mutation } from "./Mutation.ts"
import { Person } from "./Person.ts"
import { Query } from "./Query.ts"
import { User } from "./User.ts"
import { Viewer } from "./Viewer.ts"

export const resolvers: Resolvers = { ...scalarResolvers, Company, Membership, Mutation, Person, Query, User, Viewer }
