import { PrismaPg } from "@prisma/adapter-pg"

/** What the kit itself needs of a transaction: raw statements for the outbox, the audit log and bulk work. A Prisma transaction client has it. */
export type RawTx = {
  $executeRawUnsafe(sql: string, ...values: unknown[]): Promise<number>
  $queryRawUnsafe<T>(sql: string, ...values: unknown[]): Promise<T>
}

/** A subgraph's database: transactions and nothing else, because nothing may be read or written outside of one. */
export type Database<Tx extends RawTx> = {
  /** With `isSnapshot`, every statement sees the same state: what is read together fits together. */
  transaction<T>(run: (tx: Tx) => Promise<T>, options?: { isSnapshot?: boolean }): Promise<T>
  close(): Promise<void>
}

type PrismaLike<Tx> = {
  $transaction<T>(run: (tx: Tx) => Promise<T>, options: { timeout: number; maxWait: number; isolationLevel?: "RepeatableRead" }): Promise<T>
  $disconnect(): Promise<void>
}

/** The driver under a Prisma client. `schema` is where it finds its tables; `maxConnections` is per process. */
export const createAdapter = (connectionString: string, schema: string, maxConnections: number): PrismaPg =>
  new PrismaPg(
    { connectionString, max: maxConnections, options: `-c search_path=${schema}`, application_name: `teei-${schema}` },
    { schema },
  )

/** A Prisma client as a subgraph sees it. A transaction may run 60 s (bulk imports take tens of thousands of rows) and wait 10 s for a connection. */
export const toDatabase = <Tx extends RawTx>(client: PrismaLike<Tx>): Database<Tx> => ({
  transaction: (run, { isSnapshot = false } = {}) =>
    client.$transaction(run, { timeout: 60_000, maxWait: 10_000, ...(isSnapshot ? { isolationLevel: "RepeatableRead" as const } : {}) }),
  close: () => client.$disconnect(),
})

/**
 * Runs in a transaction that sees and writes one company's rows only: its first statement sets the company that row-level security compares with.
 * The setting ends with the transaction, so a pooled connection never carries it over.
 */
export const inTenant = <Tx extends RawTx, T>(
  database: Database<Tx>,
  companyId: string,
  run: (tx: Tx) => Promise<T>,
  options?: { isSnapshot?: boolean },
): Promise<T> =>
  database.transaction(async (tx) => {
    await tx.$executeRawUnsafe("select set_config('app.company_id', $1, true)", companyId)
    return run(tx)
  }, options)
