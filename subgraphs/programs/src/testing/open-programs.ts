import { newId, uploadName } from "@teei/subgraph-kit"
import { openForTest, viewerIn } from "@teei/testkit"
import { expect } from "vitest"
import { programs } from "../index.ts"

/** Stands for profile: one person for each address, always the same. */
const people = new Map<string, string>()
const personOf = (email: string) => people.get(email) ?? (people.set(email, newId("per")), people.get(email) ?? "")

/** What outcomes was asked to forecast last. */
export const asked: { forecast: Record<string, unknown> | null } = { forecast: null }

const neighbours = {
  profile: (query: string, variables: Record<string, unknown>) => {
    if (query.includes("currency")) return { company: { currency: "EUR" } }
    if (query.includes("_findPeople")) return { _findPeople: (variables["emails"] as string[]).map((email) => people.get(email) ?? null) }
    const { identities } = variables["input"] as { identities: { email: string }[] }
    return { _resolvePeople: { personIds: identities.map(({ email }) => personOf(email)) } }
  },
  outcomes: (_query: string, variables: Record<string, unknown>) => {
    asked.forecast = variables
    return { _forecast: { start: null, end: null, figures: [] } }
  },
}

export type Problem = { field: string[] | null; code: string; message: string; allowed: string[] | null }
type Payload = { import: { id: string; status: string } | null; userErrors: Problem[] }
export type ImportState = {
  status: string
  failure: { message: string } | null
  counts: Record<string, number>
  mapping: { version: number | null; conflicts: { field: string; columns: string[] }[] } | null
  issueGroups: {
    code: string
    field: string | null
    rows: number
    values: { value: string | null; rows: number }[]
    repair: { kind: string; dateFormat: string | null; ratingScale: string | null; rows: number } | null
  }[]
}

const state = `status failure { message } counts { total valid invalid created updated unchanged withdrawn held } mapping { version conflicts { field columns } }
  issueGroups { code field rows values { value rows } repair { kind dateFormat ratingScale rows } }`
const heading =
  "session_id,session_type,participant_email,volunteer_email,date,duration_min,rating,feedback_text,language_level,program_ref"

/** A session as a line of a file. */
export const line = (id: string, change: Partial<Record<"participant" | "date" | "minutes" | "rating" | "text" | "level", string>> = {}) =>
  [
    id,
    "Language Connect",
    change.participant ?? "ana@example.org",
    "ben@firm.example",
    change.date ?? "2026-03-02T10:00:00Z",
    change.minutes ?? "45",
    change.rating ?? "5",
    change.text ?? "",
    change.level ?? "B1",
    "LANG-1",
  ].join(",")

/** The programmes subgraph on a database of its own, and the steps of an import as a company takes them. */
export async function openPrograms() {
  const subject = await openForTest(programs, neighbours, { jobs: { send: () => Promise.reject(new Error("this context has no queue")) } })
  return {
    subject,
    close: () => subject.close(),
    /** A company with one programme, and what its people do. */
    async company() {
      const id = newId("com")
      const user = viewerIn(id, "COMPANY_USER")
      const mutate = async (name: string, input: object, viewer = user): Promise<Payload> => {
        const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
        const { data, errors } = await subject.query<Record<string, Payload>>(
          viewer,
          `mutation ($input: ${type}!) { ${name}(input: $input) { import { id status } userErrors { field code message allowed } } }`,
          { input },
        )
        const payload = data?.[name]
        if (!payload) throw new Error(errors[0]?.message)
        return payload
      }
      const stateOf = async (importId: string): Promise<ImportState> => {
        const { data } = await subject.query<{ import: ImportState }>(user, `query ($id: ID!) { import(id: $id) { ${state} } }`, {
          id: importId,
        })
        if (!data) throw new Error(`The import ${importId} did not answer.`)
        return data.import
      }
      const until = (importId: string, ...statuses: string[]) =>
        expect
          .poll(async () => (await stateOf(importId)).status, { timeout: 20_000, interval: 30 })
          .toSatisfy((status: string) => statuses.includes(status))
      const send = async (importId: string, lines: string[], head = heading) => {
        const bytes = async function* () {
          yield Buffer.from([head, ...lines].join("\n"))
        }
        await subject.contextFor(user).files.put(uploadName({ id: importId, company: id }), bytes(), 10_000_000)
      }
      const checked = async (
        lines: string[],
        options: { replacesId?: string; mapping?: object; head?: string; source?: string; system?: string } = {},
      ) => {
        const { replacesId, mapping, head, system, source = "KINTELL_SESSIONS" } = options
        const made = await mutate("createImport", {
          companyId: id,
          source,
          fileName: "sessions.csv",
          ...(replacesId ? { replacesId } : {}),
          ...(system ? { system } : {}),
        })
        const importId = made.import?.id ?? ""
        await send(importId, lines, head)
        await mutate("checkImport", { importId, ...(mapping ? { mapping } : {}) })
        await until(importId, "READY", "FAILED")
        return importId
      }
      const committed = async (importId: string, policy = "KEEP_GOOD_ROWS") => {
        const { userErrors } = await mutate("commitImport", { importId, policy })
        expect(userErrors).toEqual([])
        await until(importId, "COMMITTED")
        return importId
      }
      const bring = async (lines: string[], options: Parameters<typeof checked>[1] & { policy?: string } = {}) =>
        committed(await checked(lines, options), options.policy)
      await subject.query(user, `mutation ($input: UpsertProgramInput!) { upsertProgram(input: $input) { userErrors { message } } }`, {
        input: {
          companyId: id,
          externalRef: { system: "kintell", id: "LANG-1" },
          name: "Language Connect",
          kind: "LANGUAGE",
          startsOn: "2026-01-01",
        },
      })
      const sql = <Row extends object>(text: string) => subject.sql<Row>(text, [id])
      return {
        id,
        user,
        mutate,
        stateOf,
        until,
        checked,
        committed,
        bring,
        sql,
        undo: async (importId: string) => {
          const payload = await mutate("undoImport", { importId })
          if (payload.userErrors.length === 0) await until(importId, "UNDONE")
          return payload
        },
        /** All that is stored of sessions and what was written about them, and who is enrolled, as one text. */
        records: async () => {
          const tables = ["session", "session_feedback", "enrollment"]
          const rows = await Promise.all(
            tables.map((table) =>
              sql<{ row: string }>(`select to_jsonb(t)::text as row from programs.${table} t where company_id = $1 order by 1`),
            ),
          )
          return rows.flat().map(({ row }) => row)
        },
        events: (type: string) =>
          subject.sql<{ data: Record<string, unknown>; causation: string }>(
            "select data, causation_id as causation from bus.outbox_event where company_id = $1 and type = $2 order by seq",
            [id, type],
          ),
      }
    },
  }
}
