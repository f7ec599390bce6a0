import { createJobs, defineSubgraph } from "@teei/subgraph-kit"
import { type ImportJob, createContext, queues } from "./context.ts"
import { openDatabase } from "./data/database.ts"
import { checkImport } from "./imports/check-import.ts"
import { commitImport } from "./imports/commit-import.ts"
import { resolvers } from "./resolvers/index.ts"

/** Programmes, enrolments, sessions, buddy matches, and the imports that bring them in. */
export const programs = defineSubgraph({
  name: "programs",
  schemaUrl: new URL("../schema.graphql", import.meta.url),
  resolvers,
  openDatabase,
  createContext,
  async start({ databaseUrl, log, contextFor }) {
    const jobs = await createJobs(databaseUrl, log)
    await jobs.work<ImportJob>(queues.check, (job) => checkImport(contextFor(job.companyId, job.requestId), job))
    await jobs.work<ImportJob>(queues.commit, (job, signal) => commitImport(contextFor(job.companyId, job.requestId), job, signal))
    return { services: { jobs }, stop: jobs.stop }
  },
})
