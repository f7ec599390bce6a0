import type { DeliveryJob } from "../context.ts"

/** Works each company's source once, however many jobs ask for it. One that fails does not keep the others from their turn; the first failure is thrown at the end. */
export async function runLanes(jobs: readonly DeliveryJob[], run: (job: DeliveryJob) => Promise<void>): Promise<void> {
  const lanes = new Map(jobs.map((job) => [`${job.companyId} ${job.source}`, job]))
  const failures: unknown[] = []
  for (const job of lanes.values()) await run(job).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw failures[0]
}
