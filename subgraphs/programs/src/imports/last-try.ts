import { inTenant } from "@teei/subgraph-kit"
import type { ImportJob, ProgramsContext } from "../context.ts"
import { lockImport, updateImport } from "../data/imports.ts"
import { announceProgress } from "./progress.ts"

type Step = "CHECKING" | "COMMITTING" | "UNDOING"

const advice = {
  CHECKING: (requestId: string) => `The check stopped because of a fault on our side (request ${requestId}). Ask for it again.`,
  COMMITTING: (requestId: string) =>
    `The commit stopped because of a fault on our side (request ${requestId}). Commit it again: it goes on where it stopped.`,
  UNDOING: (requestId: string) =>
    `Taking it back stopped because of a fault on our side (request ${requestId}). Nothing was changed; ask for it again.`,
} as const

/**
 * Runs a step of an import. When it fails for the last time, the import becomes FAILED and says what to do: nobody would come back to it by
 * themselves. A commit keeps its place. The failure is thrown on in any case, for the queue and the log.
 */
export async function runToLastTry(
  context: ProgramsContext,
  job: ImportJob,
  { step, isLastTry }: { step: Step; isLastTry: boolean },
  run: () => Promise<void>,
): Promise<void> {
  try {
    await run()
  } catch (error) {
    context.log.warn({ err: error, importId: job.importId, requestId: job.requestId, isLastTry }, "a step of an import failed")
    if (isLastTry) await giveUp(context, job, step)
    throw error
  }
}

const giveUp = (context: ProgramsContext, { companyId, importId, checkNo, requestId }: ImportJob, step: Step): Promise<void> =>
  inTenant(context.database, companyId, async (tx) => {
    const row = await lockImport(tx, companyId, importId)
    if (!row || row.checkNo !== checkNo || !(row.status === step || (step === "UNDOING" && row.status === "CANCELLING"))) return
    // Nothing was taken back: a committed import is what it was.
    const status = row.status === "UNDOING" ? "COMMITTED" : "FAILED"
    const failure = { status, failureCode: "CONFLICT", failure: advice[step](requestId) }
    await announceProgress(tx, context, requestId, await updateImport(tx, companyId, importId, failure))
  })
