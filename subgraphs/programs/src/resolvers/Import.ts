import { fresh, pageSize } from "@teei/subgraph-kit"
import type { ImportResolvers } from "../generated/resolvers.ts"
import { isStopped } from "../pages/is-stopped.ts"
import { findRowMapping } from "../imports/mapping.ts"
import type { ImportFormat } from "../imports/format.ts"
import { previewImport } from "../imports/preview.ts"
import { previewRaw } from "../imports/raw-preview.ts"
import { targetOf } from "../imports/targets/index.ts"
import { findErrorFile } from "../pages/error-file.ts"
import { toFormat } from "../pages/to-format.ts"
import { pageOfIssues } from "../pages/issues.ts"

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
    const { fields, ratingScale, dateFormat, programId } = mapping
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
    }
  },
  counts: ({ total, valid, invalid, issueCount, created, updated, unchanged }) => ({
    total,
    valid,
    invalid,
    issues: issueCount,
    created,
    updated,
    unchanged,
  }),
  progress: ({ status, progressDone, progressOf }) => ({ step: status as "READY", done: progressDone, of: progressOf }),
  issues: ({ id, issueCount }, args, context) => pageOfIssues(context, id, issueCount, args),
  preview: (row, { first }, context) => previewImport(context, row, pageSize(first, 50)),
  rawPreview: (row, { first, format }, context) =>
    previewRaw(context, row, pageSize(first, 50), format ? toFormat(format) : (row.format as ImportFormat)),
  errorFile: (row, _args, context) => findErrorFile(context, row),
  isStopped: (row) => isStopped(row),
  failure: ({ failure, failureCode }) =>
    failure === null ? null : { field: null, code: failureCode as "INVALID", message: failure, allowed: null },
  createdBy: ({ createdBy }) => (createdBy === null ? null : { id: createdBy }),
}
