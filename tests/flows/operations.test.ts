import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { suiteBeginsAt } from "../support/clock.ts"
import { type Ask, type Session, connect } from "../support/connect.ts"
import { type Operation, isSubscription, readOperations, wrongOperations } from "../support/operations.ts"
import { openPilotDatabase } from "../support/pilot-database.ts"
import { type TestPlatform, openTestPlatform } from "../support/open-test-platform.ts"
import { startProcesses } from "../support/start-processes.ts"

type Opened = { ask: Ask; close(): Promise<void> }
const clock = () => new Date(suiteBeginsAt)

async function overHttp(): Promise<Opened> {
  const many = await openTestPlatform({ mode: "many", pilot: true, clock })
  return { ask: many, close: many.close }
}

async function inProcesses(): Promise<Opened> {
  const processes = await startProcesses(await openPilotDatabase())
  const ask = connect(processes.url)
  return {
    ask,
    async close() {
      await ask.hangUp()
      await processes.close()
    },
  }
}

/** Beside a platform in one process, on a copy of the same database, so that even ids are the same. */
describe.each([
  ["over HTTP", overHttp],
  ["in eight processes, as `dev:many` starts them", inProcesses],
])("one process and its parts %s answer alike", (_, open) => {
  let one: TestPlatform
  let other: Opened
  let operations: Operation[]
  let queries: Operation[]
  let wrong: ReturnType<typeof wrongOperations>
  let sessions: { one: Session; other: Session }

  // The processes build the cockpit first where it is not built.
  beforeAll(async () => {
    one = await openTestPlatform({ mode: "one", pilot: true, clock })
    other = await open()
    sessions = { one: await one.signIn(), other: await other.ask.signIn() }
    const { companyId: foreign } = await one.signIn("ingrid.solberg@techco.example")
    operations = readOperations(sessions.one.companyId)
    queries = operations.filter((each) => !isSubscription(each))
    wrong = wrongOperations(sessions.one.companyId, foreign)
  }, 300_000)
  afterAll(async () => {
    await other?.close()
    await one?.close()
  })

  /** What both answer, as it came; what the one process answers is given back when it is the same. */
  async function answerOfBoth({ name, query, variables }: Operation, isSignedIn = true) {
    const requestId = `operation-${name.replaceAll(/[^a-z0-9]/g, "-")}`.slice(0, 60)
    const ours = await one.graphql(isSignedIn ? sessions.one : null, query, variables, requestId)
    const theirs = await other.ask.graphql(isSignedIn ? sessions.other : null, query, variables, requestId)
    expect([theirs.status, theirs.text], name).toEqual([ours.status, ours.text])
    return ours
  }

  test("every operation of the documentation, without an error and byte for byte", async () => {
    expect(operations.length).toBeGreaterThanOrEqual(20)
    for (const operation of queries) {
      const { errors, text } = await answerOfBoth(operation)
      expect(errors, operation.name).toEqual([])
      expect(text, operation.name).not.toMatch(/"userErrors":\[\{/)
    }
  })

  test("the same operations said again, user errors included", async () => {
    const texts: string[] = []
    for (const operation of queries) texts.push((await answerOfBoth(operation)).text)
    expect(texts.some((text) => /"userErrors":\[\{/.test(text))).toBe(true)
  })

  test("everything that is wrong, with its code and the same bytes", async () => {
    for (const operation of wrong) {
      const { errors, status, text } = await answerOfBoth(operation)
      expect(errors[0]?.extensions.code, `${operation.name}: ${text}`).toBe(operation.code)
      expect(status, operation.name).toBeLessThan(500)
    }
  })

  test("whoever brings no token", async () => {
    for (const operation of queries) {
      const { errors } = await answerOfBoth(operation, false)
      expect(errors[0]?.extensions.code, operation.name).toBe("UNAUTHENTICATED")
    }
  })

  test("subscriptions, with what is so now as their first answer", async () => {
    const subscriptions = operations.filter(isSubscription)
    expect(subscriptions.length).toBeGreaterThan(0)
    for (const { query, variables } of subscriptions) {
      const feeds = [one.live(sessions.one).subscribe(query, variables), other.ask.live(sessions.other).subscribe(query, variables)]
      const [ours, theirs] = [await feeds[0]?.next(), await feeds[1]?.next()]
      expect(ours?.errors).toBeUndefined()
      expect(ours?.data).toBeTruthy()
      expect(theirs?.data).toEqual(ours?.data)
      for (const feed of feeds) await feed.stop()
    }
  })
})
