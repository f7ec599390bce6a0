/** What one request may ask for. */
export type Limits = {
  /** Bytes of the request body. */
  bodyBytes: number
  /** Nesting of the JSON body. */
  jsonDepth: number
  /** Lexical tokens of the document. */
  tokens: number
  /** Nested fields. */
  depth: number
  /** Aliased fields in the document. */
  aliases: number
  /** Fields of the root type, fragments expanded. */
  rootFields: number
  /** Directives in the document. */
  directives: number
  /** Fields in all, fragments expanded. */
  fields: number
  /** Static cost with the request's own variables. */
  cost: number
  /** Items of one page. */
  pageSize: number
  /** Items assumed in a list whose length the schema does not tell. */
  unsizedList: number
}

export const defaultLimits: Limits = {
  bodyBytes: 100 * 1024,
  jsonDepth: 32,
  tokens: 2000,
  depth: 12,
  aliases: 30,
  rootFields: 20,
  directives: 20,
  fields: 1000,
  cost: 10_000,
  pageSize: 100,
  unsizedList: 10,
}
