import { fresh, pageSize } from "@teei/subgraph-kit"
import type { ImportResolvers } from "../generated/resolvers.ts"
import { isStopped } from "../pages/is-stopped.ts"
import { findRowMapping } from "../imports/mapping.ts"
import type { ImportFormat } from "../imports/format.ts"
import { previewImport } from "../imports/preview.ts"
import { previewRaw } from "../imports/raw-preview.ts"
import { targetOf } from "../imports/targets/index.ts"
import { findErrorFile } from "../pages/error-file.ts"
import { forecastOf } from "../pages/forecast.ts"
import { listIssueGroups } from "../pages/issue-groups.ts"
import { toFormat } from "../pages/to-format.ts"
import { pageOfIssues } from "../pages/issues.ts"
import { toProgress } from "../pages/to-progress.ts"

export const Import: ImportResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.import.load(id)),
  source: ({ source }) => source as "KINTELL_SESSIONS",
  status: ({ status }) => status as "READY",
  file: ({ fileName, sizeBytes, sha256, encoding, delimiter, sheet, sheets, format }) => ({
    name: fileName,
    sizeBytes,
    sha256,
    encoding,
    delimiter,
    sheet,
    sheets: sheets as string[],
    chosen: { encoding: null, delimiter: null, sheet: null, ...(format as ImportFormat) },
  }),
  columns: ({ columns }) => columns as { name: string; samples: string[] }[],
  mapping: async (row, _args, { load }) => {
    const mapping = findRowMapping(row)
    if (mapping === null) return null
    const {
      fields,
      ratingScale,
      dateFormat,
      programId,
      replacements = [],
      defaults = [],
      version = null,
      conflicts = [],
      connector = null,
    } = mapping
    return {
      fields: targetOf(row.source).fields.map(({ name, description, isRequired }) => ({
        field: name,
        description,
        isRequired,
        column: fields[name]?.column ?? null,
        confidence: fields[name]?.confidence ?? 0,
      })),
      ratingScale,
      dateFormat,
      program: programId === null ? null : await load.program.load(programId),
      replacements,
      defaults,
      version,
      connector,
      conflicts,
    }
  },
  counts: ({ total, valid, invalid, issueCount, created, updated, unchanged, withdrawn, held }) => ({
    total,
    valid,
    invalid,
    issues: issueCount,
    created,
    updated,
    unchanged,
    withdrawn,
    held,
  }),
  progress: (row, _args, { clock }) => toProgress(row, clock()),
  issues: ({ id, issueCount }, args, context) => pageOfIssues(context, id, issueCount, args),
  preview: (row, { first }, context) => previewImport(context, row, pageSize(first, 50)),
  rawPreview: (row, { first, format }, context) =>
    previewRaw(context, row, pageSize(first, 50), format ? toFormat(format) : (row.format as ImportFormat)),
  errorFile: (row, _args, context) => findErrorFile(context, row),
  issueGroups: (row, _args, context) => listIssueGroups(context, row),
  system: ({ source, system }) => targetOf(source, system).system,
  channel: ({ channel }) => channel as "FILE",
  replaces: ({ replacesId }, _args, { load }) => (replacesId === null ? null : load.import.load(replacesId)),
  replays: ({ replaysId }, _args, { load }) => (replaysId === null ? null : load.import.load(replaysId)),
  forecast: (row, _args, context) => forecastOf(context, row),
  isStopped: (row) => isStopped(row),
  failure: ({ failure, failureCode }) =>
    failure === null ? null : { field: null, code: failureCode as "INVALID", message: failure, allowed: null },
  createdBy: ({ createdBy }) => (createdBy === null ? null : { id: createdBy }),
}
