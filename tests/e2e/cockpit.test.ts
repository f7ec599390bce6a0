import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openBrowser } from "../support/chromium.ts"
import { enterCockpit, findViolations } from "../support/cockpit.ts"
import { importer } from "../support/importing.ts"
import { type TestPlatform, openTestPlatform } from "../support/open-test-platform.ts"

const fixture = fileURLToPath(new URL("../fixtures/kintell-sessions.csv", import.meta.url))
type Problem = { row: number; column: string | null; value: string | null; code: string }
const expected = JSON.parse(readFileSync(new URL("../fixtures/kintell-sessions.expected.json", import.meta.url), "utf8")) as Problem[]

let platform: TestPlatform
let browser: Browser
beforeAll(async () => {
  // The cockpit's "this year" is the browser's, so the platform runs on the real clock too.
  platform = await openTestPlatform({ pilot: true, web: true, clock: () => new Date() })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await platform?.close()
})

const enter = (name: string, options?: Parameters<Browser["newContext"]>[0]) => enterCockpit(browser, platform.url, name, options)

const card = (page: Page, metric: string) => page.locator(`[data-metric="${metric}"]`).first()
const valueOf = (page: Page, metric: string) => card(page, metric).getByTestId("figure-value").getAttribute("data-value")
test("a file dropped in one window shows its 40 problems, and committed it moves the figures of another window without a reload", async () => {
  const { context, page: overview, faults } = await enter("Grace Whitfield")
  await card(overview, "SESSIONS").waitFor()
  await overview.locator('[data-connection="live"]').first().waitFor({ state: "attached" })
  const before = Number(await valueOf(overview, "SESSIONS"))
  expect(before).toBeGreaterThan(700)
  await overview.evaluate("window.stillTheSamePage = true")

  const page = await context.newPage()
  await page.goto(overview.url().replace(/(\/cockpit\/[^/?]+).*/, "$1/import"))
  await page.getByTestId("file-input").setInputFiles(fixture)
  await page.locator('[data-testid="check-status"][data-status="READY"]').waitFor({ state: "attached" })
  expect(await page.getByTestId("issue-count").first().getAttribute("data-value")).toBe("40")
  await page.getByRole("radio", { name: "Row by row" }).click()
  const shown = await page.getByTestId("issue-row").allInnerTexts()
  expect(shown).toHaveLength(40)
  for (const { row, column, value } of expected) {
    const match = shown.find((text) => new RegExp(`(^|\\D)${row}(\\D|$)`).test(text) && (column === null || text.includes(column)))
    expect(match, `row ${row}, ${column}`).toBeDefined()
    if (value !== null) expect(match).toContain(value.slice(0, 20))
  }

  await page.getByTestId("commit").click()
  await page.getByTestId("import-result").waitFor()
  expect(await page.getByTestId("import-result").innerText()).toContain("960")
  await expect.poll(async () => Number(await valueOf(overview, "SESSIONS")), { timeout: 60_000 }).toBe(before + 960)
  expect(await overview.evaluate("window.stillTheSamePage")).toBe(true)
  expect(faults).toEqual([])
  await context.close()
})

test("a commit that stopped on its way says why, and goes on at a click to its end", async () => {
  const { context, page, faults } = await enter("Grace Whitfield")
  await card(page, "SESSIONS").waitFor()
  const session = await platform.signIn()
  const { id } = await importer(platform, session).bring("stopped.csv", readFileSync(fixture))
  // As a database that was away for all tries of the job leaves it.
  await platform.sql(
    `update programs.import set status = 'FAILED', policy = 'KEEP_GOOD_ROWS', failure = 'The database was away.', failure_code = 'CONFLICT', progress_of = 960, committed_row = 0
     where id = $1`,
    [id],
  )
  await page.goto(page.url().replace(/(\/cockpit\/[^/?]+).*/, `$1/import/${id}`))
  await page.getByText("The database was away.").waitFor()
  expect(await findViolations(page)).toEqual([])
  await page.getByTestId("go-on").click()
  await page.getByTestId("import-result").waitFor()
  expect(await importer(platform, session).find(id)).toMatchObject({ status: "COMMITTED", counts: { total: 1000, valid: 960 } })
  expect(faults).toEqual([])
  await context.close()
})

test("what could not be fetched names the request that failed", async () => {
  const { context, page } = await enter("Grace Whitfield")
  await card(page, "SESSIONS").waitFor()
  const { id } = await importer(platform, await platform.signIn()).create("broken.csv")
  // A reason without its code: the schema forbids it, so the field fails.
  await platform.sql("update programs.import set failure = 'Something' where id = $1", [id])
  const answered = page.waitForResponse(
    (response) => response.url().endsWith("/graphql") && (response.request().postData() ?? "").includes(id),
  )
  await page.goto(page.url().replace(/(\/cockpit\/[^/?]+).*/, `$1/import/${id}`))
  const { errors } = (await (await answered).json()) as { errors: { extensions: { requestId: string } }[] }
  await page.getByText(errors[0]?.extensions.requestId ?? "no request id").waitFor()
  expect(await findViolations(page)).toEqual([])
  await context.close()
})

test("every figure says why: the drawer recomputes in the browser and on the server, and names files and quotes", async () => {
  const { context, page, faults } = await enter("Grace Whitfield")
  await card(page, "AVERAGE_RATING").getByTestId("why").click()
  const drawer = page.getByRole("dialog")
  await expect.poll(() => drawer.getByTestId("check-result").innerText()).toContain("equal")
  await drawer.getByTestId("recompute").click()
  await expect.poll(() => drawer.innerText()).toMatch(/server.*equal|equal.*server/is)
  expect(await drawer.innerText()).toContain("kintell-sessions")
  expect(await findViolations(page)).toEqual([])
  await page.keyboard.press("Escape")
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0)
  expect(faults).toEqual([])
  await context.close()
})

test("whoever works in two companies chooses one; a viewer may look and not import", async () => {
  const { context, page } = await enter("Thomas Ashdown")
  await page.waitForURL(/\/(companies|cockpit)/)
  const seen = await page.locator("body").innerText()
  if (page.url().includes("/companies")) {
    expect(seen).toContain("GlobalCare")
    await page.getByText("Acme Corp").first().click()
  }
  await page.waitForURL(/cockpit\/com_/)
  await context.close()

  const viewer = await enter("Laura Benedetti")
  await card(viewer.page, "SESSIONS").waitFor()
  await viewer.page.goto(viewer.page.url().replace(/(\/cockpit\/[^/?]+).*/, "$1/import"))
  await viewer.page.getByRole("heading", { level: 1 }).waitFor()
  expect(await viewer.page.getByTestId("file-input").count()).toBe(0)
  await viewer.context.close()
})

describe("the cockpit is fit for everybody", () => {
  test.each(["light", "dark"] as const)("overview and import pass the accessibility rules in %s", async (colorScheme) => {
    const { context, page } = await enter("Grace Whitfield", { colorScheme })
    await card(page, "VIS").getByTestId("figure-value").waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.goto(page.url().replace(/(\/cockpit\/[^/?]+).*/, "$1/import"))
    await page.getByTestId("file-input").setInputFiles(fixture)
    await page.locator('[data-testid="check-status"][data-status="READY"]').waitFor({ state: "attached" })
    expect(await findViolations(page)).toEqual([])
    await context.close()
  })

  test("nothing runs off a telephone's screen", async () => {
    const { context, page } = await enter("Grace Whitfield", { viewport: { width: 390, height: 844 } })
    await card(page, "VIS").getByTestId("figure-value").waitFor()
    const overflow = () => page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    expect(await overflow()).toBeLessThanOrEqual(0)
    await page.goto(page.url().replace(/(\/cockpit\/[^/?]+).*/, "$1/import"))
    await page.getByRole("heading", { level: 1 }).waitFor()
    expect(await overflow()).toBeLessThanOrEqual(0)
    await context.close()
  })

  test.each([
    ["uk", "Огляд"],
    ["no", "Oversikt"],
  ])("speaks %s", async (lang, word) => {
    const { context, page } = await enter("Grace Whitfield")
    await card(page, "VIS").getByTestId("figure-value").waitFor()
    await page.goto(page.url().replace("/en/", `/${lang}/`))
    await expect.poll(() => page.getByRole("heading", { level: 1 }).first().innerText(), { timeout: 15_000 }).toBe(word)
    expect(await page.locator("html").getAttribute("lang")).toMatch(lang === "no" ? /^n[bo]/ : /^uk/)
    await context.close()
  })
})

test("the playground runs an example against the pilot data", async () => {
  const { context, page } = await enter("Grace Whitfield")
  await card(page, "VIS").getByTestId("figure-value").waitFor()
  await page.goto(`${platform.url}/playground`)
  await page.getByTestId("examples").getByRole("button").first().click()
  // The editor writes no-break spaces.
  await expect
    .poll(async () => (await page.locator("body").innerText()).replaceAll("\u00A0", " "), { timeout: 60_000 })
    .toContain('"name": "Acme Corp"')
  await context.close()
})
