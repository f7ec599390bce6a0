import { composeServices } from "@apollo/composition"
import { Supergraph } from "@apollo/federation-internals"
import { parse, printSchema } from "graphql"
import { lintDescriptions } from "./lint-descriptions.ts"
import { lintDirectives } from "./lint-directives.ts"
import { lintPolicies } from "./lint-policies.ts"

/** One subgraph's own SDL, without the common part. */
export type SubgraphSource = { name: string; sdl: string }

/** Either problems, each one a sentence, or the two composed documents. */
export type Composition = { problems: string[]; supergraphSdl: string; apiSdl: string }

/** Composition hints that are understood and wanted; every other hint is a problem. */
const allowedHints = new Set<string>([
  // A @shareable type such as PageInfo is described once, in the common part.
  "INCONSISTENT_DESCRIPTION",
])

/**
 * Composes and lints. Composition alone lets a policy get lost without a word (a directive used but not composed, definitions that differ,
 * directives on interface fields), so what the subgraphs say is compared with what arrived in the supergraph.
 */
export function composeSubgraphs(commonSdl: string, sources: SubgraphSource[]): Composition {
  const subgraphs = sources.map(({ name, sdl }) => ({
    name,
    url: `http://${name}.internal/graphql`,
    typeDefs: parse(`${commonSdl}\n${sdl}`),
  }))
  const problems = subgraphs.flatMap(({ name, typeDefs }) => lintPolicies(name, typeDefs))
  problems.push(...subgraphs.flatMap(({ name, typeDefs }) => lintDescriptions(name, typeDefs)))

  const composed = composeServices(subgraphs)
  if (composed.errors) {
    problems.push(...composed.errors.map((error) => error.message))
    return { problems, supergraphSdl: "", apiSdl: "" }
  }
  for (const hint of composed.hints) {
    const { code } = hint.definition
    if (!allowedHints.has(code)) problems.push(`Composition hint ${code}: ${hint.message}`)
  }
  problems.push(...lintDirectives(subgraphs, parse(composed.supergraphSdl)))
  return { problems, supergraphSdl: `${composed.supergraphSdl.trim()}\n`, apiSdl: apiSchemaSdl(composed.supergraphSdl) }
}

/** What a client sees. The `for: SECURITY` marks make the library refuse to load a supergraph; here nothing is executed, so they are left out. */
function apiSchemaSdl(supergraphSdl: string): string {
  const loadable = supergraphSdl.replaceAll(", for: SECURITY)", ")")
  return `${printSchema(Supergraph.build(loadable).apiSchema().toGraphQLJSSchema()).trim()}\n`
}
