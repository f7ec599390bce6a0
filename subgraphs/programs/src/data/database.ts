import { type Database, createAdapter, toDatabase } from "@teei/subgraph-kit"
import { type Prisma, PrismaClient } from "../generated/prisma/client.ts"

/** A transaction on the tables of programs. */
export type Tx = Prisma.TransactionClient

/** Opens the database of programs. */
export const openDatabase = (adapter: ReturnType<typeof createAdapter>): Database<Tx> => toDatabase<Tx>(new PrismaClient({ adapter }))
