import { type Result, forbidden, isId, newId, ok, problem, refused, runCommand, textProblem } from "@teei/subgraph-kit"
import type { ReportingContext } from "../context.ts"
import type { Tx } from "../data/database.ts"
import type { SavedViewRow } from "../data/rows.ts"
import { countViewsOf, findView, findViewNamed, lockViewsOf, upsertView } from "../data/saved-views.ts"
import { findParamsMistake, isPageName } from "../domain/check-view.ts"
import { isVisible, mayChange } from "../permit-view.ts"

type Input = {
  companyId: string
  id?: string | null | undefined
  name: string
  description?: string | null | undefined
  page: string
  params: unknown
  isShared?: boolean
}

/** The most views one person may keep in one company. */
export const maxViews = 50

/** Keeps a view under a name, or changes the one with `id`. Whoever changes another's view leaves it the other's. */
export async function saveView(context: ReportingContext, input: Input): Promise<Result<SavedViewRow>> {
  const { companyId, isShared = false } = input
  return runCommand(context, { action: "view.save", role: isShared ? "COMPANY_USER" : "VIEWER", companyId }, async (tx) => {
    const { viewer, clock } = context
    if (viewer.userId === null) throw forbidden()
    const content = {
      name: input.name.trim(),
      description: input.description?.trim() || null,
      page: input.page,
      params: input.params,
      isShared,
    }
    const errors = findProblems(content)
    if (errors.length > 0) return refused(...errors)
    const id = input.id ?? null
    const before = id !== null && isId("svw", id) ? await findView(tx, id) : null
    if (id !== null && !(before && isVisible(viewer, before))) {
      return refused(problem("input.id", "NOT_FOUND", `There is no saved view ${JSON.stringify(id)} in this company.`))
    }
    if (before && !mayChange(viewer, before)) throw forbidden()
    const made = { id: newId("svw"), ownerId: viewer.userId, createdAt: clock() }
    const view: SavedViewRow = { ...(before ?? made), ...content, updatedAt: clock() }
    const conflict = await findConflict(tx, view, before === null)
    if (conflict) return refused(conflict)
    await upsertView(tx, companyId, view)
    return ok({ value: view, audit: { target: view.id, before, after: view } })
  })
}

const findProblems = ({ name, description, page, params }: Pick<SavedViewRow, "name" | "description" | "page" | "params">) => {
  const mistake = findParamsMistake(params)
  return [
    textProblem("input.name", name, 100),
    textProblem("input.description", description ?? "", 500, 0),
    isPageName(page)
      ? null
      : problem("input.page", "INVALID", `\`page\` is ${JSON.stringify(page)}; allowed are 1 to 40 lower-case letters and dashes.`),
    mistake === null ? null : problem("input.params", "INVALID", `\`params\` ${mistake}.`),
  ].filter((found) => found !== null)
}

async function findConflict(tx: Tx, { id, ownerId, name }: SavedViewRow, isNew: boolean) {
  await lockViewsOf(tx, ownerId)
  const namesake = await findViewNamed(tx, ownerId, name)
  if (namesake && namesake.id !== id) return problem("input.name", "TAKEN", `There is a saved view named ${JSON.stringify(name)} already.`)
  if (isNew && (await countViewsOf(tx, ownerId)) >= maxViews) {
    return problem(null, "LIMIT_EXCEEDED", `There are ${maxViews} saved views already, the most one person may have. Delete one first.`)
  }
  return null
}
