import { type Result, forbidden, isId, ok, problem, refused, runCommand } from "@teei/subgraph-kit"
import type { ReportingContext } from "../context.ts"
import { deleteViewRow, findView } from "../data/saved-views.ts"
import { isVisible, mayChange } from "../permit-view.ts"

/** Deletes a view; its owner and company admins may. Answers with the id of what is gone. */
export async function deleteView(context: ReportingContext, { id }: { id: string }): Promise<Result<string>> {
  return runCommand(context, { action: "view.delete", role: "VIEWER" }, async (tx) => {
    const view = isId("svw", id) ? await findView(tx, id) : null
    if (!view || !isVisible(context.viewer, view)) {
      return refused(problem("input.id", "NOT_FOUND", `There is no saved view ${JSON.stringify(id)} in this company.`))
    }
    if (!mayChange(context.viewer, view)) throw forbidden()
    await deleteViewRow(tx, context.companyId(), id)
    return ok({ value: id, audit: { target: id, before: view } })
  })
}
