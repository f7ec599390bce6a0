import { setTimeout as pause } from "node:timers/promises"
import type { Ask, Session } from "./connect.ts"
import { type Page, readAllPages } from "./pages.ts"

export type UserError = { field: string[] | null; code: string; message: string; allowed: string[] | null }
type Counts = {
  total: number
  valid: number
  invalid: number
  issues: number
  created: number
  updated: number
  unchanged: number
  withdrawn: number
  held: number
}
export type ImportState = {
  id: string
  status: string
  counts: Counts
  file: { name: string; sizeBytes: number | null; sha256: string | null; encoding: string | null; delimiter: string | null }
  failure: { message: string } | null
  mapping: { ratingScale: string | null; dateFormat: string; fields: { field: string; column: string | null }[] } | null
}
export type Issue = { row: number; column: string | null; value: string | null; code: string; message: string }

const state = `id status failure { message } counts { total valid invalid issues created updated unchanged withdrawn held }
  file { name sizeBytes sha256 encoding delimiter } mapping { ratingScale dateFormat fields { field column } }`
const userErrors = "userErrors { field code message allowed }"

/** Bringing in a file as an integrator does it, by HTTP alone. */
export function importer(ask: Ask, session: Session) {
  const { companyId } = session
  const find = async (id: string): Promise<ImportState> => {
    const { data } = await ask.graphql<{ import: ImportState }>(session, `query ($id: ID!) { import(id: $id) { ${state} } }`, { id })
    return data.import
  }
  const untilNot = async (id: string, passing: string): Promise<ImportState> => {
    for (let tries = 0; tries < 1500; tries++) {
      const found = await find(id)
      if (found.status !== passing) return found
      await pause(20)
    }
    throw new Error(`The import is still ${passing} after 30 seconds.`)
  }
  const create = async (fileName: string, source = "KINTELL_SESSIONS", replacesId?: string) => {
    const { data } = await ask.graphql<{ createImport: { import: { id: string }; upload: { url: string } } }>(
      session,
      `mutation ($input: CreateImportInput!) { createImport(input: $input) { import { id } upload { url } ${userErrors} } }`,
      { input: { companyId, source, fileName, ...(replacesId ? { replacesId } : {}) } },
    )
    return { id: data.createImport.import.id, url: data.createImport.upload.url }
  }
  const check = async (importId: string, mapping?: object, format?: object) => {
    const { data } = await ask.graphql<{ checkImport: { userErrors: UserError[] } }>(
      session,
      `mutation ($input: CheckImportInput!) { checkImport(input: $input) { import { status } ${userErrors} } }`,
      { input: { importId, ...(mapping ? { mapping } : {}), ...(format ? { format } : {}) } },
    )
    return { userErrors: data.checkImport.userErrors, import: await untilNot(importId, "CHECKING") }
  }
  const commit = async (importId: string, policy = "KEEP_GOOD_ROWS") => {
    const { data } = await ask.graphql<{ commitImport: { userErrors: UserError[] } }>(
      session,
      `mutation ($input: CommitImportInput!) { commitImport(input: $input) { import { status } ${userErrors} } }`,
      { input: { importId, policy } },
    )
    return { userErrors: data.commitImport.userErrors, import: await untilNot(importId, "COMMITTING") }
  }
  const undo = async (importId: string) => {
    const { data } = await ask.graphql<{ undoImport: { userErrors: UserError[] } }>(
      session,
      `mutation ($input: UndoImportInput!) { undoImport(input: $input) { import { status } ${userErrors} } }`,
      { input: { importId } },
    )
    return { userErrors: data.undoImport.userErrors, import: await untilNot(importId, "UNDOING") }
  }
  return {
    undo,
    find,
    create,
    check,
    commit,
    /** All problems, page by page. */
    listIssues: (id: string): Promise<Issue[]> =>
      readAllPages(async (after) => {
        const { data } = await ask.graphql<{ import: { issues: Page<Issue> } }>(
          session,
          `query ($id: ID!, $after: String) { import(id: $id) { issues(first: 15, after: $after) {
            nodes { row column value code message } pageInfo { endCursor hasNextPage } } } }`,
          { id, after },
        )
        return data.import.issues
      }),
    /** From the bytes to a checked import that waits for its commit. */
    async bring(fileName: string, bytes: Uint8Array, mapping?: object, source?: string, replacesId?: string): Promise<ImportState> {
      const { id, url } = await create(fileName, source, replacesId)
      const sent = await ask.upload(url, bytes)
      if (sent.status !== 201) throw new Error(`The upload answered ${sent.status}.`)
      return (await check(id, mapping)).import
    },
  }
}
