import { readFile } from "node:fs/promises"

/** A small client of the platform, as an integrator would write one. */
export type Client = {
  graphql<Data = Record<string, any>>(query: string, variables?: Record<string, unknown>): Promise<Data>
  put(url: string, bytes: Uint8Array): Promise<void>
  companyId: string
}

/** Signs in as a company's administrator. */
export async function signIn(address: string, company: string): Promise<Client> {
  const response = await fetch(`${address}/auth/demo`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ company }),
  })
  const { accessToken, viewer } = (await response.json()) as { accessToken: string; viewer: { companyId: string } }
  return {
    companyId: viewer.companyId,
    async graphql(query, variables = {}) {
      const answer = await fetch(`${address}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${accessToken}` },
        body: JSON.stringify({ query, variables }),
      })
      const { data, errors } = (await answer.json()) as { data: never; errors?: { message: string }[] }
      if (errors?.length) throw new Error(errors.map(({ message }) => message).join("; "))
      return data
    },
    async put(url, bytes) {
      const answer = await fetch(address + url, { method: "PUT", headers: { "content-type": "text/csv" }, body: bytes as never })
      if (!answer.ok) throw new Error(`The upload was refused: ${answer.status} ${await answer.text()}`)
    },
  }
}

/** Sends a file and has it checked. Answers with the import's id once it is READY. */
export async function checkFile(client: Client, path: string, fileName: string): Promise<string> {
  const { createImport } = await client.graphql(
    `mutation Create($input: CreateImportInput!) { createImport(input: $input) { import { id } upload { url } userErrors { message } } }`,
    { input: { companyId: client.companyId, source: "KINTELL_SESSIONS", fileName } },
  )
  await client.put(createImport.upload.url, await readFile(path))
  const importId: string = createImport.import.id
  await client.graphql(`mutation Check($input: CheckImportInput!) { checkImport(input: $input) { userErrors { message } } }`, {
    input: { importId },
  })
  await untilStatus(client, importId, "READY")
  return importId
}

export const commit = (client: Client, importId: string) =>
  client.graphql(`mutation Commit($input: CommitImportInput!) { commitImport(input: $input) { userErrors { message } } }`, {
    input: { importId },
  })

export type ImportState = {
  status: string
  counts: { total: number; valid: number; invalid: number; created: number; updated: number; unchanged: number }
  progress: { done: number; of: number | null }
}

export const importState = async (client: Client, id: string): Promise<ImportState> =>
  (
    await client.graphql(
      `query State($id: ID!) { import(id: $id) { status counts { total valid invalid created updated unchanged } progress { done of } } }`,
      { id },
    )
  )["import"]

export async function untilStatus(client: Client, id: string, status: string, seconds = 120): Promise<ImportState> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end;) {
    const state = await importState(client, id)
    if (state.status === status) return state
    if (state.status === "FAILED") throw new Error("The import failed.")
    await new Promise((resume) => setTimeout(resume, 50))
  }
  throw new Error(`The import was not ${status} within ${seconds} seconds.`)
}

/** The year's headline numbers. */
export const impact = async (client: Client, iso = "2026"): Promise<Record<string, { value: string | null; asOf: string | null }>> =>
  (
    await client.graphql(
      `query Impact($id: ID!, $iso: PeriodISO!) { companyImpact(companyId: $id, period: { iso: $iso }) {
        participants { value asOf } volunteers { value asOf } sessions { value asOf } volunteerHours { value asOf } averageRating { value asOf } } }`,
      { id: client.companyId, iso },
    )
  )["companyImpact"]
