import { existsSync } from "node:fs"
import { envShape, parseEnv, subgraphNames, subgraphUrls } from "@teei/subgraph-kit"
import { describe, expect, test } from "vitest"
import { composeVariables, readText, repository, services } from "./compose-file.ts"
import { exampleVariables } from "./env-example.ts"

const platform = [...subgraphNames, "gateway", "migrate"]

/** The environment a container gets when the person who starts it set what has no default. */
function environmentOf(name: string): Record<string, string> {
  const filled = (value: string) =>
    value.replaceAll(/\$\{[A-Z_]+(?::([-?])([^}]*))?\}/g, (_all, sign: string, rest: string) =>
      sign === "-" ? rest : "0123456789".repeat(4),
    )
  return Object.fromEntries(Object.entries(services[name]?.environment ?? {}).map(([key, value]) => [key, filled(value)]))
}

describe("docker-compose.yml", () => {
  test.each(["postgres", "redis", "nats", ...subgraphNames, "gateway", "cockpit"])("has %s, with a health check", (name) => {
    expect(services[name]?.healthcheck?.test?.length).toBeGreaterThan(1)
  })

  test("waits for what must be there: servers that are healthy, a database that is migrated, subgraphs before the gateway, the gateway before the cockpit", () => {
    for (const name of [...subgraphNames, "gateway"]) {
      expect(services[name]?.depends_on).toMatchObject({
        migrate: { condition: "service_completed_successfully" },
        postgres: { condition: "service_healthy" },
        nats: { condition: "service_healthy" },
      })
    }
    for (const name of subgraphNames) expect(services["gateway"]?.depends_on?.[name]).toEqual({ condition: "service_healthy" })
    expect(services["cockpit"]?.depends_on).toEqual({ gateway: { condition: "service_healthy" } })
  })

  test("runs files that exist", () => {
    for (const name of platform) {
      const [program, file = ""] = (services[name]?.command ?? []).filter((word) => !word.startsWith("--"))
      expect([program, existsSync(new URL(file, repository))], file).toEqual(["node", true])
    }
    for (const { build } of Object.values(services)) {
      if (build) expect(readText(build.dockerfile)).toMatch(new RegExp(`^FROM \\S+ AS ${build.target}$`, "m"))
    }
  })

  test("takes no variable from the environment that .env.example does not explain", () => {
    expect(composeVariables.filter((name) => !exampleVariables.some((known) => known.name === name))).toEqual([])
  })

  test.each(platform)("gives %s settings that the platform accepts, and none that it does not know", (name) => {
    const environment = environmentOf(name)
    expect(Object.keys(environment).filter((key) => !(key in envShape))).toEqual([])
    expect(subgraphUrls(parseEnv(environment))).toEqual(
      Object.fromEntries(subgraphNames.map((subgraph) => [subgraph, `http://${subgraph}:4000/graphql`])),
    )
  })

  test("tells the database administrator's password to the migration only, and asks for every secret instead of having one", () => {
    for (const [name, { environment = {} }] of Object.entries(services)) {
      if (["postgres", "migrate"].includes(name)) continue
      expect(JSON.stringify(environment)).not.toContain("POSTGRES_PASSWORD")
    }
    for (const secret of ["SECRET", "DATABASE_ROLE_PASSWORD", "POSTGRES_PASSWORD"]) {
      const uses = [...readText("docker-compose.yml").matchAll(new RegExp(`\\$\\{${secret}\\b[^}]*\\}`, "g"))].map(([use]) => use)
      expect(uses.every((use) => use.startsWith(`\${${secret}:?`))).toBe(true)
    }
  })
})

describe("deploy/Dockerfile", () => {
  const dockerfile = readText("deploy/Dockerfile")
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(\S+)/gm)].map(([, path = ""]) => path)

  test("copies files that exist, and runs as somebody without rights", () => {
    for (const path of copied) expect(existsSync(new URL(path, repository)), path).toBe(true)
    expect(dockerfile).toMatch(/^USER node$/m)
    expect(dockerfile).toMatch(/^FROM nginxinc\/nginx-unprivileged:\S+ AS cockpit$/m)
    expect(dockerfile.match(/^HEALTHCHECK /gm)).toHaveLength(2)
  })

  test("brings what was generated for every subgraph", () => {
    for (const name of subgraphNames) {
      expect(dockerfile).toContain(`COPY --from=build /app/subgraphs/${name}/src/generated/ ./subgraphs/${name}/src/generated/`)
    }
  })
})

test("the cockpit's web server passes on every path that is not a file", () => {
  const config = readText("deploy/nginx.conf")
  for (const path of ["= /graphql", "/uploads/", "/auth/", "= /healthz", "= /readyz"]) {
    expect(config).toMatch(new RegExp(`location ${path} \\{[^}]*proxy_pass http://gateway;`))
  }
  expect(config).toContain("proxy_set_header Upgrade $http_upgrade;")
})
