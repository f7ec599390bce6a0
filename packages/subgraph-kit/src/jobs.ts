import { PgBoss, fromPrisma } from "pg-boss"
import type { Logger } from "pino"
import type { RawTx } from "./database.ts"

/** Long work that outlives a request and a crash. A job may run twice: what it does must be the same done again. */
export type Jobs = {
  /** Enters a job in the caller's transaction: rolled back with it, never lost after it. `notBefore` puts it off. */
  send(tx: RawTx, queue: string, data: object, notBefore?: Date): Promise<void>
  /** Works a queue, one job at a time, until stopped. Throwing means: again later, but never again after the last try. */
  work<Data extends object>(queue: string, run: (data: Data, attempt: Attempt) => Promise<void>): Promise<void>
  /** Lets the running job finish its present step, then ends. */
  stop(): Promise<void>
}

/** One try of a job. `signal` aborts when the try must end; after `isLastTry` nobody tries again. */
export type Attempt = { signal: AbortSignal; isLastTry: boolean }

/**
 * The job queue on the subgraph's own database. Supervision runs every five seconds, so that the job of a killed process (silent for ten)
 * is taken up again within about fifteen.
 */
export async function createJobs(connectionString: string, log: Logger): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString,
    schema: "jobs",
    migrate: false,
    createSchema: false,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    maintenanceIntervalSeconds: 300,
    max: 4,
    application_name: "teei-jobs",
  })
  boss.on("error", (error) => log.warn({ err: error }, "the job queue stumbled"))
  await boss.start()
  return {
    async send(tx, queue, data, notBefore) {
      await boss.send(queue, data, { db: fromPrisma(tx), ...(notBefore === undefined ? {} : { startAfter: notBefore }) })
    },
    async work(queue, run) {
      // A notification that arrives while the worker is busy is not seen; half a second later the poll finds what it was about.
      await boss.work(
        queue,
        {
          pollingIntervalSeconds: 0.5,
          notifyPollingIntervalSeconds: 0.5,
          batchSize: 1,
          heartbeatRefreshSeconds: 4,
          includeMetadata: true,
        },
        async (jobs) => {
          for (const { data, signal, retryCount, retryLimit } of jobs)
            await run(data as never, { signal, isLastTry: retryCount >= retryLimit })
        },
      )
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000, close: true }),
  }
}
