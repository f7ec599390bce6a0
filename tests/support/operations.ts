import { readFileSync, readdirSync } from "node:fs"

export type Operation = { name: string; query: string; variables: Record<string, unknown> }

const folder = new URL("../../docs/operations/", import.meta.url)

/** The operations of `docs/operations/` in the order they are meant to run, for a company. */
export const readOperations = (companyId: string): Operation[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(".graphql"))
    .sort()
    .map((file) => ({
      name: file.replace(".graphql", ""),
      query: readFileSync(new URL(file, folder), "utf8"),
      variables: JSON.parse(
        readFileSync(new URL(file.replace(".graphql", ".variables.json"), folder), "utf8").replaceAll("$companyId", companyId),
      ),
    }))

export const isSubscription = ({ query }: Operation): boolean => /^subscription\b/m.test(query)

/** From a programme to its people, to their programmes, and so on. */
const nest = (rounds: number): string =>
  rounds === 0 ? "id" : `enrollments(first: 1) { nodes { person { enrollments(first: 1) { nodes { program { ${nest(rounds - 1)} } } } } } }`
const unknown = "0".repeat(26)

/** Operations that are wrong in one way each, and the code that says so. */
export function wrongOperations(companyId: string, foreignCompanyId: string): (Operation & { code: string })[] {
  const wrong = (name: string, code: string, query: string, variables: Record<string, unknown> = {}) => ({ name, code, query, variables })
  const ofCompany = (selection: string) => `query ($c: ID!) { company(id: $c) { ${selection} } }`
  return [
    wrong("syntax error", "GRAPHQL_PARSE_FAILED", "{ company(id: "),
    wrong("nothing at all", "INVALID", ""),
    wrong("unknown field", "GRAPHQL_VALIDATION_FAILED", ofCompany("name turnover"), { c: companyId }),
    wrong("unknown argument", "GRAPHQL_VALIDATION_FAILED", ofCompany("programs(last: 3) { totalCount }"), { c: companyId }),
    wrong("missing variable", "BAD_USER_INPUT", ofCompany("name")),
    wrong("variable of the wrong type", "BAD_USER_INPUT", ofCompany("name"), { c: { id: companyId } }),
    wrong("foreign company", "FORBIDDEN", ofCompany("name"), { c: foreignCompanyId }),
    wrong("no such company", "FORBIDDEN", ofCompany("name"), { c: `com_${unknown}` }),
    wrong("missing role", "FORBIDDEN", `mutation ($i: CreateCompanyInput!) { createCompany(input: $i) { company { id } } }`, {
      i: { name: "Another", slug: "another", country: "NO", currency: "NOK" },
    }),
    wrong("bad period", "INVALID", ofCompany('impact(period: { start: "2026-02-03", end: "2026-03-31" }) { sessions { value } }'), {
      c: companyId,
    }),
    wrong("no period", "INVALID", ofCompany("impact(period: {}) { sessions { value } }"), { c: companyId }),
    wrong("period in no form", "BAD_USER_INPUT", ofCompany('impact(period: { iso: "last year" }) { sessions { value } }'), {
      c: companyId,
    }),
    wrong("page too large", "LIMIT_EXCEEDED", ofCompany("programs(first: 1000) { nodes { name } }"), { c: companyId }),
    wrong(
      "page too large by a variable",
      "LIMIT_EXCEEDED",
      "query ($c: ID!, $n: Int!) { company(id: $c) { people(first: $n) { nodes { pseudonym } } } }",
      {
        c: companyId,
        n: 1000,
      },
    ),
    wrong("page of less than nothing", "INVALID", ofCompany("programs(first: -1) { nodes { name } }"), { c: companyId }),
    wrong("cursor of no list", "INVALID", ofCompany('programs(first: 2, after: "somewhere") { nodes { name } }'), { c: companyId }),
    wrong("too deep", "LIMIT_EXCEEDED", `{ program(id: "prg_${unknown}") { ${nest(2)} } }`),
    wrong(
      "too dear",
      "LIMIT_EXCEEDED",
      ofCompany("programs(first: 100) { nodes { sessions(first: 100) { nodes { participant { pseudonym } } } } }"),
      {
        c: companyId,
      },
    ),
    wrong("two companies at once", "INVALID", "query ($a: ID!, $b: ID!) { a: company(id: $a) { name } b: company(id: $b) { name } }", {
      a: companyId,
      b: foreignCompanyId,
    }),
    wrong("subscription over HTTP", "INVALID", 'subscription ($c: ID!) { companyImpact(companyId: $c, period: { iso: "2026" }) { id } }', {
      c: companyId,
    }),
  ]
}
