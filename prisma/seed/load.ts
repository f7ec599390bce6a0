import { createReadStream, readFileSync, readdirSync } from "node:fs"

/** How the pilot is let in: the same doors everybody uses, opened by whoever runs the platform. */
export type PilotDoors = {
  /** Runs an operation of one subgraph as somebody; throws when it has errors. */
  ask(subgraph: "profile" | "programs" | "privacy", query: string, variables: Record<string, unknown>, as: PilotActor): Promise<Record<string, unknown>>
  /** Puts a file where an import looks for it, as the upload address does. */
  putFile(importId: string, companyId: string, bytes: AsyncIterable<Uint8Array>): Promise<void>
  pause(ms: number): Promise<void>
}

/** In whose name something is done. Without a user, in that of the loading itself. */
export type PilotActor = { userId: string | null; role: "SUPER_ADMIN" | "COMPANY_ADMIN" | "COMPANY_USER" | "SERVICE"; companyId: string | null }

type Company = { name: string; slug: string; country: string; currency: string; locale: string }
type Member = { name: string; email: string; locale: string; memberships: { company: string; role: string }[] }
type Program = { company: string } & Record<string, unknown>
type Consent = { company: string; participantEmail: string; purpose: string; isGiven: boolean; textVersion: string; method: string }

const here = new URL("./", import.meta.url)
const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(file, here), "utf8")) as T

/** The people one can sign in as, one entry for each company they work in. */
export const listPersonas = () =>
  read<Member[]>("members.json").flatMap(({ name, email, memberships }) =>
    memberships.map(({ company, role }) => {
      const { slug, name: companyName } = read<Company[]>("companies.json").find((one) => one.slug === company) as Company
      return { name, email, role, companySlug: slug, companyName }
    }),
  )

/** Loads the pilot companies into a new database. Answers with the number of session and match rows written. */
export async function loadPilot(doors: PilotDoors): Promise<{ rows: number }> {
  const companies = read<Company[]>("companies.json")
  const ids = new Map<string, string>()
  for (const company of companies) ids.set(company.slug, await createCompany(doors, company))
  const actors = await addMembers(doors, ids)
  const rows = await Promise.all(companies.map(({ slug }) => loadCompany(doors, slug, actors.get(slug) as PilotActor)))
  return { rows: rows.reduce((sum, count) => sum + count, 0) }
}

const founder: PilotActor = { userId: null, role: "SUPER_ADMIN", companyId: null }

async function createCompany(doors: PilotDoors, input: Company): Promise<string> {
  const payload = await mutate<{ company: { id: string } }>(doors, "profile", "createCompany", "CreateCompanyInput", "company { id }", input, founder)
  return payload.company.id
}

/** Answers with each company's administrator, in whose name the rest is loaded. */
async function addMembers(doors: PilotDoors, ids: Map<string, string>): Promise<Map<string, PilotActor>> {
  const actors = new Map<string, PilotActor>()
  for (const { memberships, ...person } of read<Member[]>("members.json")) {
    for (const { company, role } of memberships) {
      const companyId = ids.get(company) as string
      const selection = "membership { user { id } }"
      const input = { ...person, companyId, role }
      const payload = await mutate<{ membership: { user: { id: string } } }>(doors, "profile", "addMember", "AddMemberInput", selection, input, { ...founder, companyId })
      if (role === "COMPANY_ADMIN") actors.set(company, { userId: payload.membership.user.id, role, companyId })
    }
  }
  return actors
}

async function loadCompany(doors: PilotDoors, slug: string, actor: PilotActor): Promise<number> {
  for (const { company, ...input } of read<Program[]>("programs.json")) {
    if (company !== slug) continue
    await mutate(doors, "programs", "upsertProgram", "UpsertProgramInput", "program { id }", { ...input, companyId: actor.companyId }, actor)
  }
  let rows = 0
  for (const file of readdirSync(new URL(`${slug}/`, here)).sort()) {
    const source = file.startsWith("buddy-") ? "BUDDY_MATCHES" : "KINTELL_SESSIONS"
    rows += await importFile(doors, actor, source, file, new URL(`${slug}/${file}`, here))
  }
  await loadConsents(doors, slug, actor)
  return rows
}

async function importFile(doors: PilotDoors, actor: PilotActor, source: string, fileName: string, path: URL): Promise<number> {
  const input = { companyId: actor.companyId, source, fileName }
  const begun = await mutate<{ import: { id: string } }>(doors, "programs", "createImport", "CreateImportInput", "import { id }", input, actor)
  const importId = begun.import.id
  await doors.putFile(importId, actor.companyId as string, createReadStream(path))
  await mutate(doors, "programs", "checkImport", "CheckImportInput", "import { id }", { importId }, actor)
  await untilStatus(doors, actor, importId, "READY")
  await mutate(doors, "programs", "commitImport", "CommitImportInput", "import { id }", { importId, policy: "REJECT_ALL" }, actor)
  return untilStatus(doors, actor, importId, "COMMITTED")
}

type Progress = { import: { status: string; failure: { message: string } | null; counts: { created: number } } }

async function untilStatus(doors: PilotDoors, actor: PilotActor, id: string, wanted: string): Promise<number> {
  for (let waited = 0; waited < 120_000; waited += 50) {
    const query = "query Progress($id: ID!) { import(id: $id) { status failure { message } counts { created } } }"
    const { import: progress } = (await doors.ask("programs", query, { id }, actor)) as Progress
    if (progress.status === wanted) return progress.counts.created
    if (progress.status === "FAILED") throw new Error(`A pilot file was refused: ${progress.failure?.message}`)
    await doors.pause(50)
  }
  throw new Error(`A pilot import was not ${wanted} within two minutes.`)
}

async function loadConsents(doors: PilotDoors, slug: string, actor: PilotActor): Promise<void> {
  const consents = read<Consent[]>("consents.json").filter(({ company }) => company === slug)
  const identities = consents.map(({ participantEmail }) => ({ email: participantEmail, kind: "PARTICIPANT" }))
  const resolve = "mutation Resolve($input: ResolvePeopleInput!) { _resolvePeople(input: $input) { personIds } }"
  const service: PilotActor = { userId: null, role: "SERVICE", companyId: actor.companyId }
  const { _resolvePeople } = (await doors.ask("profile", resolve, { input: { system: "kintell", identities } }, service)) as { _resolvePeople: { personIds: string[] } }
  for (const [index, { purpose, isGiven, textVersion, method }] of consents.entries()) {
    const input = { companyId: actor.companyId, personId: _resolvePeople.personIds[index], purpose, isGiven, textVersion, method }
    await mutate(doors, "privacy", "recordConsent", "RecordConsentInput", "consent { id }", input, actor)
  }
}

async function mutate<Payload>(
  doors: PilotDoors,
  subgraph: "profile" | "programs" | "privacy",
  name: string,
  inputType: string,
  selection: string,
  input: object,
  as: PilotActor,
): Promise<Payload> {
  const query = `mutation Pilot($input: ${inputType}!) { ${name}(input: $input) { ${selection} userErrors { field message } } }`
  const data = await doors.ask(subgraph, query, { input }, as)
  const payload = data[name] as Payload & { userErrors: { message: string }[] }
  if (payload.userErrors.length > 0) throw new Error(`${name} refused the pilot data: ${payload.userErrors.map(({ message }) => message).join(" ")}`)
  return payload
}
