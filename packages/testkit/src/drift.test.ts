import { readFileSync } from "node:fs"
import { diffSchema, subgraphSchemas } from "@teei/database"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type TestDatabase, openTestDatabase } from "./database.ts"

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

/** What Prisma cannot say and the migrations do by hand: foreign keys that carry the company, and nothing else. */
const isByHand = (statement: string): boolean => /DROP CONSTRAINT "\w+_company_id\w*_fkey"$/.test(statement)

const statementsOf = (script: string): string[] =>
  script
    .split(";")
    .map((statement) => statement.replace(/^\s*--.*$/gm, "").trim())
    .filter((statement) => statement !== "" && !isByHand(statement))

describe("the migrations make what the Prisma schema says", () => {
  test.each([...subgraphSchemas])("%s", async (schema) => {
    const prisma = readFileSync(new URL(`../../../prisma/${schema}/schema.prisma`, import.meta.url), "utf8")
    expect(statementsOf(await diffSchema(database.adminUrl, schema, prisma))).toEqual([])
  })

  test("a column the migrations do not make is noticed", async () => {
    const prisma = readFileSync(new URL("../../../prisma/reporting/schema.prisma", import.meta.url), "utf8")
    const changed = prisma.replace("  description String?", "  description String?\n  colour String?")
    expect(statementsOf(await diffSchema(database.adminUrl, "reporting", changed))).toEqual([
      expect.stringContaining('ADD COLUMN     "colour"'),
    ])
  })
})
