export type Example = {
  name: string
  group: string
  title: string
  query: string
  variables: string
  operationName: string | null
  isMutation: boolean
}

export type ExampleGroup = { group: string; examples: Example[] }

const GROUPS = ["cockpit user", "integrator", "analyst"]

/**
 * Reads the operations of `docs/operations`: the comments of the first lines name group and title, a JSON file of the same name
 * holds the variables. Known groups come first, files keep the order of their names.
 */
export function toExamples(operations: Record<string, string>, variables: Record<string, string>): ExampleGroup[] {
  const groups = new Map<string, Example[]>(GROUPS.map((group) => [group, []]))
  for (const path of Object.keys(operations).toSorted()) {
    const query = operations[path] ?? ""
    const name =
      path
        .split("/")
        .at(-1)
        ?.replace(/\.graphql$/, "") ?? path
    const group = comment(query, "group") ?? "other"
    const example: Example = {
      name,
      group,
      title: comment(query, "title") ?? name,
      query: query.replace(/^(#\s*(group|title):.*\n)+/, "").trim(),
      variables: variables[path.replace(/\.graphql$/, ".variables.json")]?.trim() ?? "",
      operationName: /^\s*(?:query|mutation|subscription)\s+(\w+)/m.exec(query)?.[1] ?? null,
      isMutation: /^\s*mutation\b/m.test(query),
    }
    groups.set(group, [...(groups.get(group) ?? []), example])
  }
  return [...groups].map(([group, examples]) => ({ group, examples })).filter(({ examples }) => examples.length > 0)
}

function comment(query: string, key: string): string | null {
  return new RegExp(`^#\\s*${key}:\\s*(.+)$`, "m").exec(query)?.[1]?.trim() ?? null
}

/** Puts the present company's id where the variables say `$companyId`. */
export function fillVariables(variables: string, companyId: string): string {
  return variables.replaceAll('"$companyId"', JSON.stringify(companyId))
}
