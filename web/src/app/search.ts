/** What stands behind the `?` of an address: plain words, lists joined by commas, so that people can read and write it. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    const text = Array.isArray(value) ? value.join(",") : value
    if (typeof text === "string" && text !== "") params.set(key, text)
  }
  const joined = params.toString().replaceAll("%2C", ",")
  return joined ? `?${joined}` : ""
}
