import type { PrismaPg } from "@prisma/adapter-pg"
import { type Database, toDatabase } from "@teei/subgraph-kit"
import { type Prisma, PrismaClient } from "../generated/prisma/client.ts"

/** A transaction of this subgraph's database. */
export type Tx = Prisma.TransactionClient

export const openDatabase = (adapter: PrismaPg): Database<Tx> => toDatabase<Tx>(new PrismaClient({ adapter }))
