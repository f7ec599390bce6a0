import { decodeFigureId } from "@teei/domain/figure-id"
import { type PeriodInput, toPeriod } from "@teei/domain/period"
import { decodeTimeCursor, encodeCursor, fault, hasControl, pageSize, toConnection } from "@teei/subgraph-kit"
import type { EvidenceContext } from "./context.ts"
import type { EvidencePage, LineageRef, SnippetRow, SubjectKind } from "./data/rows.ts"
import { countSnippets, listSnippetPage, type SnippetCondition } from "./data/snippets.ts"

type Page = { first: number; after?: string | null | undefined }
type Filter = {
  programIds?: string[] | null | undefined
  subjectKinds?: readonly SubjectKind[] | null | undefined
  text?: string | null | undefined
}

/** The most programmes a filter may name. */
const maxPrograms = 100

/** What people said, latest first. */
export const pageOfEvidence = (
  context: EvidenceContext,
  { period, filter, ...page }: Page & { period?: PeriodInput | null | undefined; filter?: Filter | null | undefined },
): Promise<EvidencePage> => pageOf(context, page, toCondition(period ?? null, filter ?? {}))

/** What people said in the sessions behind a figure, latest first; nothing when the figure is withheld. */
export const pageBehindFigure = async (context: EvidenceContext, { figure, isWithheld }: LineageRef, page: Page): Promise<EvidencePage> => {
  const { start, end, programIds } = figure
  if (!isWithheld) return pageOf(context, page, { start, end, programIds, subjectKinds: ["SESSION"], text: null })
  return { ...toConnection<SnippetRow>([], pageSize(page.first), false, ({ id }) => id), totalCount: () => Promise.resolve(0) }
}

/** The lineage of a figure of the operation's company; null for anything else. A figure not said to be open counts as withheld. */
export function toLineage(
  { figureId, isWithheld }: { figureId: string; isWithheld?: boolean | undefined },
  companyId: string | null,
): LineageRef | null {
  const figure = decodeFigureId(figureId)
  return figure !== null && figure.companyId === companyId ? { figureId, figure, isWithheld: isWithheld !== false } : null
}

async function pageOf(context: EvidenceContext, { first, after }: Page, condition: SnippetCondition): Promise<EvidencePage> {
  const seen = decodeTimeCursor(after)
  const size = pageSize(first)
  const rows = await context.read((tx) => listSnippetPage(tx, condition, size + 1, seen))
  return {
    ...toConnection(rows, size, seen !== null, ({ occurredAt, id }) => encodeCursor([occurredAt.toISOString(), id])),
    totalCount: () => context.read((tx) => countSnippets(tx, condition)),
  }
}

function toCondition(period: PeriodInput | null, { programIds, subjectKinds, text }: Filter): SnippetCondition {
  const span = period && toPeriod(period)
  if (span && !span.ok) throw fault("INVALID", span.error.message, { field: ["period", ...span.error.field], allowed: span.error.allowed })
  if (programIds && programIds.length > maxPrograms) {
    throw fault("INVALID", `\`filter.programIds\` names ${programIds.length} programmes; allowed are ${maxPrograms}.`)
  }
  if ([text, ...(programIds ?? [])].some((given) => given && hasControl(given))) {
    throw fault("INVALID", "`filter` holds control characters; only ordinary text is allowed.")
  }
  return {
    start: span?.period.start ?? null,
    end: span?.period.end ?? null,
    programIds: programIds ?? null,
    subjectKinds: subjectKinds ? [...subjectKinds] : null,
    text: text || null,
  }
}
