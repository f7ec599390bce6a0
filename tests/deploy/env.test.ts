import { envShape, parseEnv } from "@teei/subgraph-kit"
import { expect, test } from "vitest"
import { composeVariables } from "./compose-file.ts"
import { exampleVariables } from "./env-example.ts"

const names = (isForComposeOnly: boolean) =>
  exampleVariables.filter((variable) => variable.isForComposeOnly === isForComposeOnly).map(({ name }) => name)

test(".env.example names every variable the platform reads, and no other", () => {
  expect(names(false)).toEqual(Object.keys(envShape))
})

test("what it names beside that is what docker-compose.yml asks for", () => {
  expect(names(true).toSorted()).toEqual(composeVariables.filter((name) => !(name in envShape)))
})

test("each has a comment", () => {
  for (const { name, comment } of exampleVariables) expect(comment.length, name).toBeGreaterThan(20)
})

test("as it stands it is accepted", () => {
  const given = Object.fromEntries(exampleVariables.map(({ name, value }) => [name, value]))
  expect(parseEnv(given)).toEqual(parseEnv({}))
})
