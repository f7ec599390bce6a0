import { PgBoss } from "pg-boss"
import pg from "pg"
import { ownerRole } from "./roles.ts"

/** Queues of long work, and who works them. A worker that falls silent for `heartbeatSeconds` has its job given to another. */
const queues = [
  { name: "programs.check-import", role: "teei_programs" },
  { name: "programs.commit-import", role: "teei_programs" },
  // Its jobs only say that there is something to do; what failed is counted where it lies. So they are tried until they pass, and soon forgotten.
  {
    name: "programs.process-deliveries",
    role: "teei_programs",
    options: { retryLimit: 10_000, retryDelayMax: 30, deleteAfterSeconds: 60 },
  },
  { name: "programs.purge-payloads", role: "teei_programs" },
  { name: "programs.forget-rows", role: "teei_programs" },
  { name: "programs.take-back-import", role: "teei_programs" },
]

const queueOptions = {
  notify: true,
  retryLimit: 5,
  retryDelay: 2,
  retryBackoff: true,
  heartbeatSeconds: 10,
  expireInSeconds: 3600,
  deleteAfterSeconds: 7 * 24 * 3600,
}

/** Makes or brings up to date the tables of the job queue, as the owner role, and lets each queue's subgraph use them. */
export async function migrateJobs(databaseUrl: string): Promise<void> {
  const asOwner = { connectionString: databaseUrl, options: `-c role=${ownerRole}`, max: 1 }
  const boss = new PgBoss({ ...asOwner, schema: "jobs", createSchema: false, supervise: false, schedule: false })
  boss.on("error", () => undefined)
  await boss.start()
  for (const { name, options } of queues) {
    const all = { ...queueOptions, ...options }
    if ((await boss.getQueue(name)) === null) await boss.createQueue(name, all)
    else await boss.updateQueue(name, all)
  }
  await boss.stop({ graceful: false })
  const client = new pg.Client({ connectionString: databaseUrl, options: `-c role=${ownerRole}` })
  await client.connect()
  try {
    for (const role of new Set(queues.map((queue) => queue.role))) {
      await client.query(`grant usage on schema jobs to ${role}`)
      await client.query(`grant select, insert, update, delete on all tables in schema jobs to ${role}`)
      await client.query(`grant execute on all functions in schema jobs to ${role}`)
    }
  } finally {
    await client.end()
  }
}
