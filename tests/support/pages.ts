export type Page<T> = { nodes: T[]; pageInfo: { endCursor: string | null; hasNextPage: boolean } }

/** Everything in a list, page after page. */
export async function readAllPages<T>(read: (after: string | null) => Promise<Page<T>>): Promise<T[]> {
  const nodes: T[] = []
  for (let after: string | null = null; ;) {
    const page: Page<T> = await read(after)
    nodes.push(...page.nodes)
    if (!page.pageInfo.hasNextPage) return nodes
    after = page.pageInfo.endCursor
  }
}
