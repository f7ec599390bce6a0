import { createJobs, defineSubgraph } from "@teei/subgraph-kit"
import { type DeliveryJob, type ImportJob, createContext, queues } from "./context.ts"
import { openDatabase } from "./data/database.ts"
import { checkImport } from "./imports/check-import.ts"
import { commitImport } from "./imports/commit-import.ts"
import { forgetRows } from "./imports/forget-rows.ts"
import { runToLastTry } from "./imports/last-try.ts"
import { takeBackImport } from "./imports/take-back-import.ts"
import { resolvers } from "./resolvers/index.ts"
import { processDeliveries } from "./webhooks/process-deliveries.ts"
import { runLanes } from "./webhooks/run-lanes.ts"
import { purgePayloads } from "./webhooks/purge-payloads.ts"

/** Programmes, enrolments, sessions, buddy matches, and the imports and deliveries that bring them in. */
export const programs = defineSubgraph({
  name: "programs",
  schemaUrl: new URL("../schema.graphql", import.meta.url),
  resolvers,
  openDatabase,
  createContext,
  async start({ databaseUrl, log, contextFor }) {
    const jobs = await createJobs(databaseUrl, log)
    await jobs.work<ImportJob>(queues.check, (job, { isLastTry }) => {
      const context = contextFor(job.companyId, job.requestId)
      return runToLastTry(context, job, { step: "CHECKING", isLastTry }, () => checkImport(context, job))
    })
    await jobs.work<ImportJob>(queues.commit, (job, { isLastTry, signal }) => {
      const context = contextFor(job.companyId, job.requestId)
      return runToLastTry(context, job, { step: "COMMITTING", isLastTry }, () => commitImport(context, job, signal))
    })
    await jobs.workTogether<DeliveryJob>(queues.deliveries, (given, { signal }) =>
      runLanes(given, ({ companyId, source, requestId }) => processDeliveries(contextFor(companyId, requestId), source, { signal })),
    )
    await jobs.work<Omit<DeliveryJob, "source">>(queues.purge, async ({ companyId, requestId }) => {
      await purgePayloads(contextFor(companyId, requestId))
    })
    await jobs.work<ImportJob>(queues.forget, (job) => forgetRows(contextFor(job.companyId, job.requestId), job))
    await jobs.work<ImportJob>(queues.takeBack, (job, { isLastTry }) => {
      const context = contextFor(job.companyId, job.requestId)
      return runToLastTry(context, job, { step: "UNDOING", isLastTry }, () => takeBackImport(context, job))
    })
    return { services: { jobs }, stop: jobs.stop }
  },
})
