import { type Database, type createAdapter, toDatabase } from "@teei/subgraph-kit"
import { type Prisma, PrismaClient } from "../generated/prisma/client.ts"

/** A transaction on the tables of outcomes. */
export type Tx = Prisma.TransactionClient

/** Opens the database of outcomes. */
export const openDatabase = (adapter: ReturnType<typeof createAdapter>): Database<Tx> => toDatabase<Tx>(new PrismaClient({ adapter }))
