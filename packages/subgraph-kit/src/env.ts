import { failPoints, parseFailPoint } from "@teei/events"
import { z } from "zod"
import { subgraphNames } from "./subgraph.ts"

const port = z.coerce
  .number({ error: "must be a number from 0 to 65535" })
  .int({ error: "must be a whole number from 0 to 65535" })
  .min(0, { error: "must be from 0 to 65535" })
  .max(65_535, { error: "must be from 0 to 65535" })
const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address beginning with ${protocols.map((name) => `${name}//`).join(" or ")}`,
  })
const http = url("http:", "https:")

/** Every variable the platform reads. `.env.example` says the same in words; a test compares the two. */
export const envShape = {
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  HOST: z.string().min(1).default("127.0.0.1"),
  PORT: port.default(4000),
  DATA_DIR: z.string().min(1).default(".data"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).optional(),
  SECRET: z.string().min(32, { error: "must have at least 32 characters" }).optional(),
  DATABASE_URL: url("postgres:", "postgresql:").optional(),
  DATABASE_ROLE_PASSWORD: z.string().min(1).optional(),
  NATS_URL: url("nats:", "tls:").optional(),
  NATS_STREAM: z
    .string()
    .regex(/^[A-Z0-9_-]{1,40}$/, { error: "must be 1 to 40 capital letters, digits, dashes and underscores" })
    .default("TEEI"),
  REDIS_URL: url("redis:", "rediss:").optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  PILOT_DATA: z.enum(["load", "skip"]).optional(),
  FAIL_POINT: z
    .string()
    .refine((text) => parseFailPoint(text) !== null, {
      error: `must be name:n:kill or name:n:throw, with one of ${Object.keys(failPoints).join(", ")}`,
    })
    .optional(),
  PROFILE_URL: http.optional(),
  PROGRAMS_URL: http.optional(),
  OUTCOMES_URL: http.optional(),
  EVIDENCE_URL: http.optional(),
  REPORTING_URL: http.optional(),
  PRIVACY_URL: http.optional(),
}

export type Env = z.infer<z.ZodObject<typeof envShape>>

/** What is logged when `LOG_LEVEL` does not say: each request in production, only what needs somebody elsewhere. */
export const logLevel = ({ LOG_LEVEL, NODE_ENV }: Env): string => LOG_LEVEL ?? (NODE_ENV === "production" ? "info" : "warn")

/** Settings that are wrong, all of them at once, each in a sentence. */
export class EnvError extends Error {}

/** Reads the environment once. An empty variable counts as not set. Throws `EnvError` naming every mistake; no value of a secret is repeated. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([name, value]) => name in envShape && value !== ""))
  const parsed = z.object(envShape).safeParse(given)
  const mistakes = parsed.success
    ? missingInProduction(parsed.data)
    : parsed.error.issues.map(({ path, message }) => describe(String(path[0]), given, message))
  if (!parsed.success || mistakes.length > 0) throw new EnvError(mistakes.join("\n"))
  return parsed.data
}

const secret = /SECRET|PASSWORD|_URL$/

const describe = (name: string, given: Record<string, string | undefined>, message: string): string =>
  secret.test(name) ? `${name} is wrong: ${message}.` : `${name}=${given[name] ?? ""} is wrong: ${message}.`

function missingInProduction(env: Env): string[] {
  if (env.NODE_ENV !== "production") return []
  return [
    ...(["SECRET", "DATABASE_URL"] as const).flatMap((name) => (env[name] === undefined ? [`${name} must be set in production.`] : [])),
    ...(env.FAIL_POINT === undefined ? [] : ["FAIL_POINT must not be set in production: it ends the process."]),
  ]
}

/** Where each subgraph answers, for processes that reach them over HTTP; throws `EnvError` naming all that are missing. */
export function subgraphUrls(env: Env): Record<(typeof subgraphNames)[number], string> {
  const urls = subgraphNames.map((name) => [name, env[`${name.toUpperCase()}_URL` as keyof Env]] as const)
  const missing = urls.filter(([, address]) => address === undefined)
  if (missing.length > 0)
    throw new EnvError(missing.map(([name]) => `${name.toUpperCase()}_URL must be set: where the ${name} subgraph answers.`).join("\n"))
  return Object.fromEntries(urls) as ReturnType<typeof subgraphUrls>
}
