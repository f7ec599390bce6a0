import { type Result, maxUploadBytes, newId, ok, problem, refused, runCommand, textProblem, uploadPath } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { insertImport, listImportsById } from "../data/imports.ts"
import type { ImportRow } from "../data/rows.ts"
import type { ImportSource } from "../imports/target.ts"
import { targetOf } from "../imports/targets/index.ts"

/** Where a file may be sent, and until when. */
export type UploadTarget = { url: string; expiresAt: Date; maxBytes: number }

const uploadLifetimeMs = 60 * 60 * 1000

/** Begins an import: a row that waits for its file, and a signed address to send it to. */
export async function createImport(
  context: ProgramsContext,
  input: { source: ImportSource; fileName: string; system: string | null; replacesId: string | null },
): Promise<Result<{ import: ImportRow; upload: UploadTarget }>> {
  return runCommand(context, { action: "import.create", role: "COMPANY_USER" }, async (tx) => {
    const fileName = input.fileName.trim()
    const wrong = textProblem("input.fileName", fileName, 200)
    if (wrong !== null) return refused(wrong)
    const companyId = context.companyId()
    let { system } = input
    if (system !== null && (!/^[a-z0-9-]{2,40}$/.test(system) || system === "email")) {
      const message = `"${system.slice(0, 80)}" is not a system's name: 2 to 40 lower-case letters, digits and dashes, and not "email".`
      return refused(problem("input.system", "INVALID", message))
    }
    if (input.replacesId !== null) {
      const [replaced] = await listImportsById(tx, [input.replacesId])
      if (!replaced) return refused(problem("input.replacesId", "NOT_FOUND", `There is no import ${input.replacesId}.`))
      if (replaced.source !== input.source || replaced.status !== "COMMITTED") {
        const message = `A file can replace a COMMITTED import of the same source; ${replaced.id} is ${replaced.status} and holds ${replaced.source}.`
        return refused(problem("input.replacesId", "CONFLICT", message))
      }
      system ??= replaced.system
      if (targetOf(input.source, system).system !== targetOf(input.source, replaced.system).system) {
        const own = targetOf(input.source, replaced.system).system
        return refused(
          problem("input.system", "CONFLICT", `The import to be replaced holds records of ${own}; a file of ${system} cannot replace it.`, [
            own,
          ]),
        )
      }
    }
    const row = await insertImport(tx, {
      companyId,
      id: newId("imp"),
      source: input.source,
      status: "AWAITING_UPLOAD",
      fileName,
      system,
      replacesId: input.replacesId,
      createdBy: context.viewer.userId,
      requestId: context.viewer.requestId,
      createdAt: context.clock(),
    })
    const expiresAt = new Date(context.clock().getTime() + uploadLifetimeMs)
    const url = uploadPath({ id: row.id, company: companyId, expires: Math.floor(expiresAt.getTime() / 1000) }, context.secrets.upload)
    return ok({ value: { import: row, upload: { url, expiresAt, maxBytes: maxUploadBytes } }, audit: { target: row.id, after: row } })
  })
}
