/** How files of one run of a programme are named: `mentors-for-ukraine-2026-Q1`, `language-ukraine-2026-03`, `kintell-mentorship-2026`. */
const instances = [/mentors-for-ukraine-\d{4}-q[1-4]/, /language-ukraine-\d{4}-(?:0[1-9]|1[0-2])/, /kintell-mentorship-\d{4}/]

/** The programme whose external id a file's name holds; null when it holds none, or when it could be any of several. */
export function programOfFileName(fileName: string, programs: readonly { id: string; externalId: string }[]): string | null {
  const name = plain(fileName)
  const instance = instances.map((pattern) => pattern.exec(name)?.[0]).find((found) => found !== undefined)
  if (instance === undefined) return null
  const meant = programs.filter(({ externalId }) => plain(externalId) === instance)
  return meant.length === 1 ? (meant[0]?.id ?? null) : null
}

/** Case, spaces and underscores do not matter. */
const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_]+/g, "-")
