import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql"
import { GraphQLDateTimeISO, GraphQLJSON, GraphQLLocalDate, GraphQLURL } from "graphql-scalars"

/** A scalar that travels as text of a certain form. `serialize` also takes what has a fitting `toString`, such as a decimal of the database driver. */
const textScalar = (name: string, isValid: (text: string) => boolean, expected: string): GraphQLScalarType<string, string> => {
  const check = (value: unknown): string => {
    if (typeof value === "string" && isValid(value)) return value
    throw new GraphQLError(`${JSON.stringify(value)} is not a ${name}: ${expected}.`, { extensions: { code: "BAD_USER_INPUT" } })
  }
  return new GraphQLScalarType<string, string>({
    name,
    serialize: (value) => check(typeof value === "string" ? value : String(value)),
    parseValue: check,
    parseLiteral: (node: ValueNode) => check(node.kind === Kind.STRING ? node.value : undefined),
  })
}

const rename = (scalar: GraphQLScalarType, name: string): GraphQLScalarType => new GraphQLScalarType({ ...scalar.toConfig(), name })

/** The scalars of `schema/common.graphql`. Everything they give out is plain JSON, so that a subgraph answers the same in process and over HTTP. */
export const scalarResolvers = {
  DateTime: rename(GraphQLDateTimeISO, "DateTime"),
  Date: rename(GraphQLLocalDate, "Date"),
  URL: rename(GraphQLURL, "URL"),
  JSON: rename(GraphQLJSON, "JSON"),
  // A step of a computation has up to 40 significant digits, which in a small share begin some places behind the point.
  Decimal: textScalar("Decimal", (text) => /^-?\d{1,40}(\.\d{1,80})?$/.test(text), 'a plain decimal number in a string, such as "4.25"'),
  PeriodISO: textScalar(
    "PeriodISO",
    (text) => /^\d{4}(-(H[12]|Q[1-4]|0[1-9]|1[0-2]))?$/.test(text),
    "such as 2026, 2026-H1, 2026-Q3 or 2026-07",
  ),
  CEFRLevel: textScalar("CEFRLevel", (text) => /^[ABC][12]$/.test(text), "one of A1, A2, B1, B2, C1, C2"),
  Locale: textScalar("Locale", (text) => /^[a-z]{2,3}(-[A-Z]{2})?$/.test(text), "a language tag such as en, uk or no"),
}
