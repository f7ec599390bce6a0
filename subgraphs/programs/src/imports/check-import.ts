import { failPoint } from "@teei/events"
import { canonicalJson, inTenant } from "@teei/subgraph-kit"
import { createHash, createHmac } from "node:crypto"
import type { ImportJob, ProgramsContext } from "../context.ts"
import type { Tx } from "../data/database.ts"
import {
  type KeptIssue,
  type StagedRow,
  clearIssues,
  clearStaged,
  insertIssues,
  insertStaged,
  listStaged,
  markStaged,
} from "../data/import-rows.ts"
import { listImportsById, lockImport, updateImport } from "../data/imports.ts"
import { BadFile } from "../reading/bad-file.ts"
import { type FileRecord, type OpenFile, type ReadChoice, openFile } from "../reading/open-file.ts"
import { readTable } from "../reading/read-table.ts"
import { takeRecords } from "../reading/take-records.ts"
import { cleanText, shorten } from "../domain/clean-text.ts"
import { programOfFileName } from "../domain/program-of-file-name.ts"
import { listMappingVersions } from "../data/mapping-versions.ts"
import { type ProgramRef, listProgramRefs } from "../data/programs.ts"
import type { ImportRow } from "../data/rows.ts"
import { type CheckedRow, createRowCheck } from "./check-rows.ts"
import { findConnector } from "./connectors/index.ts"
import { findReferences } from "./find-references.ts"
import { type MappingChoice, type RowMapping, proposeRowMapping } from "./mapping.ts"
import { fileOf } from "./file-of.ts"
import { announceProgress } from "./progress.ts"
import { findRemembered } from "./remembered.ts"
import type { ImportTarget } from "./target.ts"
import { targetOf } from "./targets/index.ts"

/** Rows staged in one statement, and between two reports of progress. */
const batchSize = 5_000
/** Rows looked at to propose a mapping. */
const sampleSize = 1_000

/** Thrown when another check of the same import was asked for meanwhile: this one has nothing more to say. */
class Overtaken extends Error {}

/**
 * Reads a file (or, when this very file was read before, its staged rows), checks every row under the mapping and keeps rows and problems. Begun anew after a
 * crash: it clears what it left. Ends READY, or FAILED when the file as a whole is no good.
 */
export async function checkImport(context: ProgramsContext, job: ImportJob): Promise<void> {
  try {
    const { row, programs, isStaged } = await begin(context, job, await findSent(context, job))
    const source = isStaged ? stagedRecords(context, row) : await fileRecords(context, row)
    try {
      await check(context, job, row, programs, source)
    } finally {
      await source.close()
    }
  } catch (error) {
    if (error instanceof Overtaken) return
    if (error instanceof BadFile) return fail(context, job, error)
    throw error
  }
}

type Source = {
  headings: string[]
  records: AsyncIterator<FileRecord>
  isStaged: boolean
  facts(): Promise<Partial<ImportRow> | null>
  close(): Promise<void>
}

/** SHA-256 of the file that lies in the store, for an import whose file was read before; null when none lies there. */
async function findSent(context: ProgramsContext, job: ImportJob): Promise<string | null> {
  const [row] = await context.read((tx) => listImportsById(tx, [job.importId]))
  if (!row || row.sha256 === null) return null
  const hash = createHash("sha256")
  try {
    for await (const chunk of context.files.open(fileOf(row))) hash.update(chunk)
    return hash.digest("hex")
  } catch (error) {
    if (isAbsent(error)) return null
    throw error
  }
}

const isAbsent = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT"

async function begin(context: ProgramsContext, { companyId, importId, checkNo }: ImportJob, sent: string | null) {
  return inTenant(context.database, companyId, async (tx) => {
    const known = await expectCurrent(tx, companyId, importId, checkNo)
    const isReadSo = canonicalJson(known.readFormat) === canonicalJson(known.format)
    const isStaged = known.sha256 !== null && isReadSo && (sent === null || sent === known.sha256)
    if (!isStaged) await clearStaged(tx, companyId, importId)
    await clearIssues(tx, companyId, importId)
    const unread = { sizeBytes: null, sha256: null, encoding: null, delimiter: null, sheet: null, columns: [], progressOf: null }
    const row = await updateImport(tx, companyId, importId, { progressDone: 0, stepBeganAt: context.clock(), ...(isStaged ? {} : unread) })
    return { row, programs: await listProgramRefs(tx), isStaged }
  })
}

async function fileRecords(context: ProgramsContext, row: ImportRow): Promise<Source> {
  const choice = row.format as ReadChoice
  const held = await context.files.hold(fileOf(row)).catch((error: unknown) => {
    if (isAbsent(error)) throw new BadFile("The file has not arrived. Send it to the upload address first.")
    throw error
  })
  let file: OpenFile | null = null
  const close = async () => {
    await file?.close()
    await held.close()
  }
  try {
    const { format, facts } = (file = await openFile(held, choice))
    const read = { ...format, readFormat: choice }
    return { ...(await readTable(file)), isStaged: false, facts: async () => ({ ...(await facts()), ...read }), close }
  } catch (error) {
    await close()
    throw error
  }
}

function stagedRecords(context: ProgramsContext, row: ImportRow): Source {
  const records = async function* (): AsyncGenerator<FileRecord> {
    for (let after = 0; ;) {
      const rows = await context.read((tx) => listStaged(tx, row.id, after, batchSize, false))
      for (const { row: number, cells } of rows) yield { row: number, cells, error: cells.length === 0 ? "it was not readable" : null }
      const last = rows.at(-1)
      if (!last) return
      after = last.row
    }
  }
  const headings = (row.columns as { name: string }[]).map(({ name }) => name)
  return { headings, records: records(), isStaged: true, facts: async () => null, close: async () => undefined }
}

async function check(context: ProgramsContext, job: ImportJob, row: ImportRow, programs: ProgramRef[], source: Source): Promise<void> {
  const target = targetOf(row.source, row.system)
  const samples = await takeRecords(source.records, sampleSize)
  const mapping = proposeRowMapping(
    target.fields,
    source.headings,
    samples.map(({ cells }) => cells),
    withProgram(choiceFor(source.headings, (row.mapping ?? {}) as MappingChoice), row.fileName, programs),
    findRemembered(await context.read((tx) => listMappingVersions(tx, row.source, 20)), source.headings) ??
      findConnector(row.source, source.headings),
  )
  const checkRow = createRowCheck(target, source.headings, mapping, programs, context.clock())
  const totals: Totals = { total: 0, valid: 0, invalid: 0, issueCount: 0 }
  let batch = samples
  while (batch.length > 0) {
    const results = batch.map(({ row, cells, error }) => ({ row, result: checkRow(row, cells, error) }))
    const checked = await findReferences(context, target, mapping, results)
    const { staged, issues } = countBatch(batch, checked, (row) => personKey(context, target, row), totals)
    await store(context, job, source.isStaged, staged, issues, totals)
    batch = await takeRecords(source.records, batchSize)
  }
  await finish(context, job, source, mapping, samples, totals)
}

/** A choice without columns the file does not have: it was made for the file sent before. */
const choiceFor = (headings: string[], choice: MappingChoice): MappingChoice => ({
  ...choice,
  fields: choice.fields?.filter(({ column }) => column === null || headings.includes(column)),
})

/** Whom a row is about, so that the rows of one person can be told to belong together without their address being kept. */
function personKey({ secrets }: ProgramsContext, target: ImportTarget, row: object): string | null {
  const email = target.subjectOf(row)
  return email === null ? null : createHmac("sha256", secrets.people).update(email).digest("base64url")
}

type Totals = { total: number; valid: number; invalid: number; issueCount: number }

/** The programme the file's name tells, where nobody chose one. */
const withProgram = (choice: MappingChoice, fileName: string, programs: ProgramRef[]): MappingChoice => ({
  ...choice,
  programId: choice.programId ?? programOfFileName(fileName, programs) ?? undefined,
})

function countBatch(batch: FileRecord[], results: CheckedRow[], keyOf: (row: object) => string | null, totals: Totals) {
  const staged: StagedRow[] = []
  const issues: KeptIssue[] = []
  for (const [at, checked] of results.entries()) {
    const { row, cells } = batch[at] as FileRecord
    totals.total++
    if (checked.ok) totals.valid++
    else totals.invalid++
    for (const issue of checked.issues) issues.push({ ...issue, no: ++totals.issueCount })
    const hash = createHash("sha256").update(canonicalJson(cells)).digest("hex")
    const key = keyOf((checked.ok ? checked.value : checked.draft) as object)
    staged.push({ row, cells, hash, isValid: checked.ok, personKey: key })
  }
  return { staged, issues }
}

const store = (
  context: ProgramsContext,
  { companyId, importId, checkNo, requestId }: ImportJob,
  isStaged: boolean,
  rows: StagedRow[],
  issues: KeptIssue[],
  totals: Totals,
) =>
  inTenant(context.database, companyId, async (tx) => {
    await expectCurrent(tx, companyId, importId, checkNo, totals.total - rows.length)
    if (isStaged) await markStaged(tx, companyId, importId, rows)
    else await insertStaged(tx, companyId, importId, rows)
    await insertIssues(tx, companyId, importId, issues)
    failPoint("check.batch.stored")
    await announceProgress(tx, context, requestId, await updateImport(tx, companyId, importId, { ...totals, progressDone: totals.total }))
  })

async function finish(
  context: ProgramsContext,
  { companyId, importId, checkNo, requestId }: ImportJob,
  source: Source,
  mapping: RowMapping,
  samples: FileRecord[],
  totals: Totals,
): Promise<void> {
  const facts = await source.facts()
  await inTenant(context.database, companyId, async (tx) => {
    await expectCurrent(tx, companyId, importId, checkNo, totals.total)
    const columns = source.headings.map((name, at) => ({
      name,
      samples: [...new Set(samples.flatMap(({ cells }) => shorten(cleanText(cells[at] ?? ""), 200) || []))].slice(0, 3),
    }))
    const changed = await updateImport(tx, companyId, importId, {
      ...totals,
      ...(facts ?? {}),
      status: "READY",
      columns: source.isStaged ? undefined : columns,
      mapping: mapping as never,
      progressDone: totals.total,
      progressOf: totals.total,
      failure: null,
      failureCode: null,
    } as never)
    await announceProgress(tx, context, requestId, changed)
  })
}

/** Locks the import for the check that is the present one and, where `done` is given, stands where this worker left it. */
async function expectCurrent(tx: Tx, companyId: string, importId: string, checkNo: number, done?: number): Promise<ImportRow> {
  const row = await lockImport(tx, companyId, importId)
  if (row?.status !== "CHECKING" || row.checkNo !== checkNo || (done !== undefined && row.progressDone !== done)) throw new Overtaken()
  return row
}

const fail = (context: ProgramsContext, { companyId, importId, checkNo, requestId }: ImportJob, error: BadFile) =>
  inTenant(context.database, companyId, async (tx) => {
    const row = await lockImport(tx, companyId, importId)
    if (row?.status !== "CHECKING" || row.checkNo !== checkNo) return
    if (row.sha256 === null) await clearStaged(tx, companyId, importId)
    const changed = await updateImport(tx, companyId, importId, {
      status: "FAILED",
      failureCode: "INVALID",
      failure: error.message,
    })
    await announceProgress(tx, context, requestId, changed)
  })
