import type { PrismaPg } from "@prisma/adapter-pg"
import { type Database, toDatabase } from "@teei/subgraph-kit"
import { type Prisma, PrismaClient } from "../generated/prisma/client.ts"

/** A transaction of this subgraph's database. */
export type Tx = Prisma.TransactionClient

export const openDatabase = (adapter: PrismaPg): Database<Tx> => toDatabase<Tx>(new PrismaClient({ adapter }))

/** Sets the company whose rows the rest of the transaction sees. For the few reads that go through several companies of one account. */
export const enterCompany = async (tx: Tx, companyId: string): Promise<void> => {
  await tx.$executeRawUnsafe("select set_config('app.company_id', $1, true)", companyId)
}

/** Sets the account whose grants the rest of the transaction sees. */
export const enterAccount = async (tx: Tx, userId: string): Promise<void> => {
  await tx.$executeRawUnsafe("select set_config('app.user_id', $1, true)", userId)
}
