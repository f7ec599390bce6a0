import { Kind, parse, print } from "graphql"
import type { ConstDirectiveNode, DocumentNode } from "graphql"

/** The security specifications the guard implements, at exactly these versions. Every other one keeps making the library refuse to load. */
const guarded = new Set(["https://specs.apollo.dev/authenticated/v0.1", "https://specs.apollo.dev/policy/v0.1"])

/**
 * The library refuses a supergraph whose `@link` says `for: SECURITY` unless it implements the specification itself. The mark is taken away for
 * those the guard implements; used only where the guard is made in the same breath (`guarded-gateway.ts`).
 */
export function withoutGuardedMarks(supergraph: DocumentNode): string {
  const unmark = (directive: ConstDirectiveNode): ConstDirectiveNode => {
    if (directive.name.value !== "link") return directive
    const url = stringArgument(directive, "url")
    if (url === undefined || !guarded.has(url)) return directive
    // The guard looks for the directives under their own names.
    if (directive.arguments?.some(({ name }) => name.value === "as" || name.value === "import")) {
      throw new Error(`${url} is linked under another name, which the guard does not know.`)
    }
    return { ...directive, arguments: (directive.arguments ?? []).filter(({ name }) => name.value !== "for") }
  }
  return print({
    ...supergraph,
    definitions: supergraph.definitions.map((definition) =>
      definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
        ? { ...definition, directives: (definition.directives ?? []).map(unmark) }
        : definition,
    ),
  })
}

export const parseSupergraph = (sdl: string): DocumentNode => parse(sdl, { noLocation: true })

function stringArgument(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value
  return value?.kind === Kind.STRING ? value.value : undefined
}
