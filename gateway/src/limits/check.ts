import { getOperationAST, getVariableValues, GraphQLError, parse } from "graphql"
import type { DocumentNode, GraphQLSchema } from "graphql"
import { LRUCache } from "lru-cache"
import { refusal } from "../errors.ts"
import { costOf } from "./cost.ts"
import type { Limits } from "./limits.ts"
import type { Measured } from "./measure.ts"
import { measure } from "./measure.ts"
import type { Sizing } from "./sizing.ts"

/** The part of a request that limits look at. */
export type Asked = { query: string; operationName?: string | undefined; variables?: Record<string, unknown> | undefined }
export type Checked = { isAllowed: true; cost: number } | { isAllowed: false; cost: number; error: GraphQLError }

type Compiled = { document: DocumentNode; measured: Measured; error: null } | { document: null; error: GraphQLError | null }

/**
 * One pass over each document, before validation and planning, kept by its text; each request then only pays for its own variables. Syntax
 * errors and variables of the wrong type pass here: the server answers them in its own words, and plans nothing.
 */
export function limitCheck(schema: GraphQLSchema, sizing: Sizing, limits: Limits): (asked: Asked) => Checked {
  // A parsed document takes some 75 times its text: a million characters of texts are 75 MB. Of a refused one only the refusal is kept.
  const compiled = new LRUCache<string, Compiled>({ max: 1000, maxSize: 1_000_000, sizeCalculation: (_value, text) => text.length })
  return ({ query, operationName, variables = {} }) => {
    const key = `${operationName ?? ""} ${query}`
    let known = compiled.get(key)
    if (!known) {
      known = compile(schema, sizing, limits, query, operationName ?? null)
      compiled.set(key, known)
    }
    if (known.error) return { isAllowed: false, cost: 0, error: known.error }
    if (known.document === null) return { isAllowed: true, cost: 0 }
    const definitions = getOperationAST(known.document, operationName)?.variableDefinitions ?? []
    const { coerced } = getVariableValues(schema, definitions, variables, { maxErrors: 1 })
    if (!coerced) return { isAllowed: true, cost: 0 }

    const { total, oversized, costliest } = costOf(known.measured, coerced, limits.pageSize)
    if (oversized) {
      const { coordinate, argument, value } = oversized
      return {
        isAllowed: false,
        cost: total,
        error: limitExceeded(`${coordinate} takes \`${argument}\` up to ${limits.pageSize}; ${value} was asked for.`),
      }
    }
    if (total > limits.cost) {
      const named = costliest.map(({ coordinate, cost }) => `${coordinate} (${shown(cost)})`).join(", ")
      return {
        isAllowed: false,
        cost: total,
        error: limitExceeded(`The operation costs ${shown(total)}; at most ${limits.cost} is allowed. Costliest: ${named}.`),
      }
    }
    return { isAllowed: true, cost: total }
  }
}

function compile(schema: GraphQLSchema, sizing: Sizing, limits: Limits, query: string, operationName: string | null): Compiled {
  let document: DocumentNode
  try {
    document = parse(query, { maxLexicalTokens: limits.tokens, noLocation: true })
  } catch (error) {
    const isTooLong = error instanceof GraphQLError && error.message.includes("tokens. Parsing aborted.")
    return {
      document: null,
      error: isTooLong ? limitExceeded(`The document has more than ${limits.tokens} tokens; at most ${limits.tokens} are allowed.`) : null,
    }
  }
  const measured = measure(schema, sizing, document, operationName, limits.unsizedList)
  const error = firstExcess(measured, limits)
  return error ? { document: null, error } : { document, measured, error: null }
}

function firstExcess(measured: Measured, limits: Limits): GraphQLError | null {
  const checks = [
    ["directives", "directives"],
    ["aliases", "aliases"],
    ["rootFields", "root fields"],
    ["fields", "fields, with its fragments expanded"],
  ] as const
  for (const [name, words] of checks) {
    if (measured[name] > limits[name]) {
      return limitExceeded(`The operation has ${shown(measured[name])} ${words}; at most ${limits[name]} are allowed.`)
    }
  }
  if (measured.depth <= limits.depth) return null
  return limitExceeded(`The operation is ${measured.depth} fields deep; at most ${limits.depth} is allowed.`)
}

const limitExceeded = (message: string): GraphQLError => refusal("LIMIT_EXCEEDED", message)

/** Numbers beyond what a reader can take in are only named as such. */
const shown = (value: number): string => (value > 1e12 ? "more than 10^12" : String(value))
