import { readFileSync } from "node:fs"
import { parse } from "yaml"

/** A service as the tests look at it, its anchors followed. */
export type Service = {
  image: string
  command?: string[]
  build?: { dockerfile: string; target: string }
  environment?: Record<string, string>
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { disable?: boolean; test?: string[] }
}

export const repository = new URL("../../", import.meta.url)
export const readText = (path: string): string => readFileSync(new URL(path, repository), "utf8")

const text = readText("docker-compose.yml")

export const services = (parse(text, { merge: true }) as { services: Record<string, Service> }).services

/** Variables the file takes from the environment: `${NAME}`, with whatever stands behind the name. */
export const composeVariables: string[] = [...new Set([...text.matchAll(/\$\{([A-Z_]+)[}:?-]/g)].map(([, name = ""]) => name))].sort()
