import { readFileSync } from "node:fs"
import { buildSubgraphSchema } from "@apollo/subgraph"
import { subgraphNames } from "@teei/subgraph-kit"
import type { SubgraphName, SubgraphPort, SubgraphRequest, Viewer } from "@teei/subgraph-kit"
import { execute, GraphQLError, parse } from "graphql"
import type { GraphQLSchema } from "graphql"

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8")
export const supergraphSdl: string = read("schema/supergraph.graphql")

export const companies = [
  { id: "com_acme", slug: "acme", name: "Acme" },
  { id: "com_globex", slug: "globex", name: "Globex" },
]
const grant = (slug: string, role: string) => {
  const company = companies.find((candidate) => candidate.slug === slug)
  return { companyId: company?.id, companySlug: slug, companyName: company?.name, role }
}
/** Anna is administrator at Acme and viewer at Globex; Vera is viewer and Carl user at Acme; Sue runs the platform; Nils belongs nowhere. */
export const people = {
  anna: { id: "usr_anna", grants: [grant("acme", "COMPANY_ADMIN"), grant("globex", "VIEWER")] },
  vera: { id: "usr_vera", grants: [grant("acme", "VIEWER")] },
  carl: { id: "usr_carl", grants: [grant("acme", "COMPANY_USER")] },
  sue: { id: "usr_sue", grants: [grant("acme", "SUPER_ADMIN")] },
  nils: { id: "usr_nils", grants: [] },
}
export type PersonName = keyof typeof people

type Context = { viewer: Viewer }
type Args = Record<string, unknown> & { input: Record<string, unknown> }

/** What the tests turn and look at. */
export type World = {
  importDone: number
  refusals: Record<string, unknown>[]
  asked: { subgraph: SubgraphName; viewer: Viewer; query: string }[]
  fails: Set<string>
  /** What was handed to programs in one call. A delivery is answered with what it has for an id. */
  batches: { companyId: string | null; deliveries: { source: string; headers: Record<string, string>; body: string }[] }[]
}

const user = (id: string) => ({ id, name: id.slice(4), email: `${id.slice(4)}@example.org`, locale: "en" })
const page = (nodes: unknown[]) => ({
  nodes,
  edges: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false },
  totalCount: nodes.length,
})

/** Small answers behind the real schemas. They check nothing themselves: what a test sees refused was refused by the gateway. */
function resolvers(world: World): Record<SubgraphName, Record<string, Record<string, unknown>>> {
  const company = (id: unknown) => companies.find((candidate) => candidate.id === id)
  return {
    profile: {
      Query: {
        viewer: (_: unknown, __: unknown, { viewer }: Context) => ({
          user: viewer.userId && user(viewer.userId),
          company: company(viewer.companyId),
          role: viewer.role === "SERVICE" ? null : viewer.role,
          memberships: [],
        }),
        company: (_: unknown, { id }: Args, { viewer }: Context) => company(id ?? viewer.companyId),
        person: (_: unknown, { id }: Args) => ({ id, pseudonym: "P-1", email: "secret@example.org" }),
        _companyId: (_: unknown, { slug }: Args) => companies.find((candidate) => candidate.slug === slug)?.id ?? null,
        _account: (_: unknown, { id, email, companySlug }: Args) => {
          const found = Object.values(people).find((person) =>
            id || email
              ? person.id === id || user(person.id).email === email
              : person.grants.some(({ companySlug: slug, role }) => slug === companySlug && role === "COMPANY_ADMIN"),
          )
          const isElsewhere = companySlug && !found?.grants.some(({ companySlug: slug }) => slug === companySlug)
          return found && !isElsewhere ? { user: user(found.id), grants: found.grants } : null
        },
      },
      Mutation: {
        createCompany: () => ({ company: companies[0], userErrors: [] }),
        addMember: () => ({ membership: null, userErrors: [] }),
      },
      Company: {
        __resolveReference: async ({ id }: { id: string }) => ({ ...company(id) }),
        country: () => "NO",
        currency: () => "EUR",
        locale: () => "en",
        people: () => page([{ id: "per_1", pseudonym: "P-1", name: "Secret" }]),
        memberships: () => page([]),
      },
      Person: { __resolveReference: async ({ id }: { id: string }) => ({ id, pseudonym: "P-1", name: "Secret" }) },
    },
    programs: {
      Query: {
        import: (_: unknown, { id }: Args) => (id === "imp_none" ? null : { id, createdAt: `done ${world.importDone}` }),
        program: (_: unknown, { id }: Args) => ({ id, name: "Talk" }),
      },
      Mutation: {
        createImport: () => ({ import: null, upload: null, userErrors: [] }),
        _receiveDeliveries: (_: unknown, { deliveries }: Args, { viewer }: Context) => {
          if (world.fails.has("programs:store")) throw new Error("the disk of db-7.internal is full")
          const batch = deliveries as World["batches"][number]["deliveries"]
          world.batches.push({ companyId: viewer.companyId, deliveries: batch })
          return batch.map(({ headers }) => headers["x-delivery-id"] ?? "UNSIGNED")
        },
      },
      Company: {
        programs: () => {
          if (world.fails.has("programs:throw")) throw new Error("password of db-7.internal is hunter2")
          if (world.fails.has("programs:conflict"))
            throw new GraphQLError("It moved.", { extensions: { code: "CONFLICT", host: "db-7.internal" } })
          return page([{ id: "prg_1", name: "Talk" }])
        },
      },
    },
    outcomes: {
      Query: { companyImpact: () => ({ id: "imp", period: { start: "2026-01-01", end: "2026-12-31" } }), metricDefinitions: () => [] },
      Company: { impact: () => ({ id: "imp", period: { start: "2026-01-01", end: "2026-12-31" } }) },
    },
    evidence: { Company: { evidence: () => page([]) } },
    reporting: { Mutation: { saveView: () => ({ view: null, userErrors: [] }) }, Company: { savedViews: () => page([]) } },
    privacy: {
      Mutation: {
        recordConsent: () => ({ consent: null, userErrors: [] }),
        _recordRefusal: (_: unknown, { input }: Args, { viewer }: Context) => {
          if (world.fails.has("privacy:refusal")) throw new Error("disk full")
          world.refusals.push({ ...input, companyId: viewer.companyId, service: viewer.service })
          return true
        },
      },
      Company: { auditLog: () => page([]) },
    },
  }
}

export type FakeSubgraph = SubgraphPort & { schema: GraphQLSchema }

/** Six subgraphs in this process. `world.fails` holds `<name>:down` for those that do not answer. */
export function fakeSubgraphs(): { ports: Record<SubgraphName, FakeSubgraph>; world: World } {
  const world: World = { importDone: 0, refusals: [], asked: [], fails: new Set(), batches: [] }
  const common = read("schema/common.graphql")
  const all = resolvers(world)
  const open = (name: SubgraphName): FakeSubgraph => {
    const typeDefs = parse(`${common}\n${read(`subgraphs/${name}/schema.graphql`)}`)
    const schema = buildSubgraphSchema([{ typeDefs, resolvers: all[name] as never }])
    return {
      name,
      schema,
      async isReady() {
        if (world.fails.has(`${name}:down`)) throw new Error("connect ECONNREFUSED 10.0.0.7:4001")
        return !world.fails.has(`${name}:without-database`)
      },
      async execute({ query, document, variables, operationName, viewer }: SubgraphRequest) {
        if (world.fails.has(`${name}:down`)) throw new Error("connect ECONNREFUSED 10.0.0.7:4001")
        world.asked.push({ subgraph: name, viewer, query })
        const result = await execute({
          schema,
          document: document ?? parse(query),
          variableValues: variables,
          operationName,
          contextValue: { viewer },
        })
        // As the kit's executor does: what a subgraph answers is plain.
        return result.errors ? { ...result, errors: result.errors.map((error) => error.toJSON() as unknown as GraphQLError) } : result
      },
    }
  }
  const ports = Object.fromEntries(subgraphNames.map((name) => [name, open(name)])) as Record<SubgraphName, FakeSubgraph>
  return { ports, world }
}
