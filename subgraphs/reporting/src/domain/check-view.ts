/** What a page's search parameters may take, as JSON in UTF-8. */
export const maxParamsBytes = 8192

/** What is wrong with search parameters, as the end of a sentence; null when they are an object of at most 8 KB. */
export function findParamsMistake(params: unknown): string | null {
  if (typeof params !== "object" || params === null || Array.isArray(params)) return "must be an object"
  const json = JSON.stringify(params)
  const size = new TextEncoder().encode(json).length
  if (size > maxParamsBytes) return `take ${size} bytes; allowed are ${maxParamsBytes}`
  return json.includes("\\u0000") ? "hold a NUL character, which cannot be kept" : null
}

/** A page of the cockpit, for example `overview`. */
export const isPageName = (page: string): boolean => /^[a-z-]{1,40}$/.test(page)
