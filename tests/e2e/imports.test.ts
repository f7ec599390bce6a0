import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openBrowser } from "../support/chromium.ts"
import { type Entered, enterCockpit, findViolations } from "../support/cockpit.ts"
import { readImpactByProgram } from "../support/figures.ts"
import { importer } from "../support/importing.ts"
import { type TestPlatform, openTestPlatform } from "../support/open-test-platform.ts"
import { readPilotSessions } from "../support/session-rows.ts"

let platform: TestPlatform
let browser: Browser
let files: ReturnType<typeof importer>
let program = ""
beforeAll(async () => {
  // The cockpit's "this year" is the browser's, so the platform runs on the real clock too.
  platform = await openTestPlatform({ pilot: true, web: true, clock: () => new Date() })
  browser = await openBrowser()
  const session = await platform.signIn()
  files = importer(platform, session)
  const known = readPilotSessions("acme")
  program =
    [...(await readImpactByProgram(platform, session, { iso: "2026" })).keys()].find((ref) => known.some((one) => one.program === ref)) ??
    ""
})
afterAll(async () => {
  await browser?.close()
  await platform?.close()
})

const enter = (name: string, options?: Parameters<Browser["newContext"]>[0]): Promise<Entered> =>
  enterCockpit(browser, platform.url, name, options)

const heading =
  "session_id,session_type,participant_email,volunteer_email,date,duration_min,rating,feedback_text,language_level,program_ref"
type Cells = { date?: string; minutes?: string; level?: string; rating?: string }
/** Rows of twelve people, so that no figure is withheld. */
const rows = (prefix: string, count: number, cells: (index: number) => Cells = () => ({})) =>
  Array.from({ length: count }, (_, index) => {
    const { date = `03/${String(13 + (index % 12))}/2026`, minutes = "60", level = "B1", rating = "5" } = cells(index)
    const people = `${prefix}-p${index % 6}@example.org,${prefix}-v${index % 6}@acme.example`
    return `${prefix}-${index},Language Connect,${people},${date},${minutes},${rating},,${level},${program}`
  })
const file = (lines: string[], head = heading) => Buffer.from([head, ...lines].join("\n"))

const isoDates = (index: number): Cells => ({ date: `2026-03-${String(1 + (index % 28)).padStart(2, "0")}` })
const addressOf = (page: Page, id = "") => page.url().replace(/(\/cockpit\/[^/?]+).*/, `$1/import${id ? `/${id}` : ""}`)
const until = (page: Page, status: string) =>
  page.locator(`[data-testid="check-status"][data-status="${status}"]`).waitFor({ state: "attached" })
const group = (page: Page, code: string) => page.locator(`[data-testid="issue-group"][data-code="${code}"]`)
const sessionsIn = (page: Page) => page.locator('[data-metric="SESSIONS"]').first().getByTestId("figure-value").getAttribute("data-value")

async function enterOverview(): Promise<Entered> {
  const entered = await enter("Grace Whitfield")
  await entered.page.locator('[data-metric="SESSIONS"]').first().getByTestId("figure-value").waitFor()
  return entered
}

/** Brings a file in through the page, up to the end of its check. */
async function drop(page: Page, name: string, bytes: Buffer): Promise<void> {
  await page.goto(addressOf(page))
  await page.getByTestId("file-input").setInputFiles({ name, mimeType: "text/csv", buffer: bytes })
  await until(page, "READY")
}

describe("a file with problems", () => {
  test("is mended by kinds of problem, looked at in advance, committed, and its receipt says what it moved", async () => {
    const { context, page, faults } = await enterOverview()
    const cells = (index: number): Cells => ({
      date: index < 20 ? `2026-03-${String(1 + index).padStart(2, "0")}` : `03/${String(13 + (index % 10))}/2026`,
      ...(index === 1 || index === 2 ? { level: "fluent" } : {}),
      ...(index === 3 ? { minutes: "" } : {}),
      ...(index === 4 ? { level: "B1+" } : {}),
    })
    await drop(page, "mixed.csv", file(rows("MIX", 40, cells)))
    await group(page, "VALUE_UNKNOWN").waitFor()
    expect(await findViolations(page)).toEqual([])
    expect(await page.getByText("as written").count()).toBeGreaterThan(0)

    await group(page, "VALUE_UNKNOWN")
      .getByRole("button", { name: /what fluent means/i })
      .click()
    await page.getByRole("option", { name: "C1", exact: true }).click()
    await group(page, "VALUE_UNKNOWN").getByTestId("repair").click()
    await group(page, "VALUE_UNKNOWN").waitFor({ state: "detached" })
    await group(page, "REQUIRED").getByRole("textbox").fill("45")
    await group(page, "REQUIRED").getByTestId("repair").click()
    await group(page, "REQUIRED").waitFor({ state: "detached" })
    await page.getByTestId("mends").waitFor()
    expect(await page.getByTestId("mends").innerText()).toMatch(/fluent[\s\S]*C1[\s\S]*45/)
    // The dates of this file are of two kinds, so one of them stays out under either format.
    expect(await group(page, "DATE_INVALID").innerText()).toContain("20 rows")

    await page.getByTestId("forecast").click()
    await page.getByTestId("forecast-result").waitFor()
    const sessions = page.locator('[data-moved="SESSIONS"]')
    const [before, after] = await Promise.all(["before", "after"].map((name) => sessions.getByTestId(name).getAttribute("data-value")))
    expect(Number(after) - Number(before)).toBe(20)
    expect(await findViolations(page)).toEqual([])

    await page.getByTestId("commit").click()
    await page.getByTestId("import-result").waitFor()
    const effect = page.getByTestId("effect").locator('[data-moved="SESSIONS"]')
    await expect.poll(() => effect.getByTestId("after").getAttribute("data-value"), { timeout: 30_000 }).toBe(after)
    expect(await findViolations(page)).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })

  test("whose dates are in another format is read right at one press", async () => {
    const { context, page } = await enterOverview()
    const { id } = await files.bring("dates.csv", file(rows("DAY", 12)), { dateFormat: "ISO" })
    await page.goto(addressOf(page, id))
    await group(page, "DATE_INVALID").getByTestId("repair").click()
    await group(page, "DATE_INVALID").waitFor({ state: "detached" })
    await expect.poll(async () => (await files.find(id)).counts).toMatchObject({ valid: 12, invalid: 0 })
    await context.close()
  })

  test("in which two columns are as likely cannot be committed before a person chooses", async () => {
    const { context, page } = await enterOverview()
    const head =
      "session_id,session_type,Participant Email,volunteer_email,date,duration_min,rating,participant-email,language_level,program_ref"
    const lines = rows("TWO", 6, isoDates).map((line, index) => line.replace(",,B1", `,two-${index}@example.org,B1`))
    await drop(page, "two.csv", file(lines, head))
    await page.getByTestId("conflicts").waitFor()
    expect(await page.getByTestId("commit").isDisabled()).toBe(true)
    expect(await findViolations(page)).toEqual([])
    await page.getByRole("button", { name: /participant-email for participant_email/ }).click()
    await page.getByTestId("conflicts").waitFor({ state: "detached" })
    expect(await page.getByTestId("commit").isEnabled()).toBe(true)
    await context.close()
  })
})

describe("a file as it arrives", () => {
  test("read in a wrong encoding is shown in another one, and read again in it", async () => {
    const { context, page } = await enterOverview()
    const { id } = await files.bring("letters.csv", file(rows("LET", 6, isoDates)))
    await page.goto(addressOf(page, id))
    await page.getByTestId("reading").click()
    await page.getByTestId("raw-preview").waitFor()
    expect(await findViolations(page)).toEqual([])
    await page.getByRole("button", { name: /encoding/i }).click()
    await page.getByRole("option", { name: "windows-1251" }).click()
    await page.getByTestId("reread").click()
    await expect.poll(async () => (await files.find(id)).file.encoding).toBe("windows-1251")
    await context.close()
  })

  test("has a template to begin with, and gives the rows left out back as a file", async () => {
    const { context, page } = await enterOverview()
    await page.goto(addressOf(page))
    const [template] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Template as CSV" }).click()])
    expect(template.suggestedFilename()).toMatch(/\.csv$/)
    const { id } = await files.bring("left-out.csv", file(rows("LEF", 6, (index) => (index === 0 ? { date: "soon" } : isoDates(index)))))
    await page.goto(addressOf(page, id))
    const [left] = await Promise.all([page.waitForEvent("download"), page.getByTestId("error-file").click()])
    expect(left.suggestedFilename()).toMatch(/\.csv$/)
    await context.close()
  })
})

describe("an import that is done", () => {
  test("is undone after asking once more, and the figures of another window are what they were", async () => {
    const { context, page: overview, faults } = await enterOverview()
    await overview.locator('[data-connection="live"]').first().waitFor({ state: "attached" })
    const before = Number(await sessionsIn(overview))
    const { id } = await files.bring("undone.csv", file(rows("UND", 12, isoDates)))
    await files.commit(id)
    await expect.poll(async () => Number(await sessionsIn(overview)), { timeout: 30_000 }).toBe(before + 12)

    const page = await context.newPage()
    await page.goto(addressOf(overview, id))
    await page.getByTestId("undo").click()
    expect(await page.getByRole("dialog").innerText()).toContain("12 new records")
    expect(await findViolations(page)).toEqual([])
    await page.getByTestId("confirm").click()
    await until(page, "UNDONE")
    await page.getByText("This import was undone").waitFor()
    expect(await findViolations(page)).toEqual([])
    await expect.poll(async () => Number(await sessionsIn(overview)), { timeout: 30_000 }).toBe(before)
    expect(faults).toEqual([])
    await context.close()
  })

  test("that others have built upon says which, with a link to it", async () => {
    const { context, page } = await enterOverview()
    const first = await files.bring("first.csv", file(rows("BLK", 6, isoDates)))
    await files.commit(first.id)
    const second = await files.bring("second.csv", file(rows("BLK", 6, (index) => ({ ...isoDates(index), minutes: "90" }))))
    await files.commit(second.id)
    await page.goto(addressOf(page, first.id))
    await page.getByTestId("undo").click()
    await page.getByTestId("confirm").click()
    await page.getByRole("dialog").getByRole("link", { name: "second.csv" }).click()
    await page.waitForURL(new RegExp(second.id))
    await context.close()
  })

  test("says that nothing changed when the file was here already", async () => {
    const { context, page } = await enterOverview()
    const bytes = file(rows("TWI", 6, isoDates))
    await files.commit((await files.bring("once.csv", bytes)).id)
    await drop(page, "again.csv", bytes)
    await page.getByTestId("commit").click()
    await page.getByTestId("import-result").waitFor()
    expect(await page.getByTestId("import-result").innerText()).toContain("Nothing changed")
    await context.close()
  })

  test("is read again under another scale as a new import that replaces it", async () => {
    const { context, page } = await enterOverview()
    const { id } = await files.bring("scale.csv", file(rows("SCA", 6, (index) => ({ ...isoDates(index), rating: "1" }))), {
      ratingScale: "ONE_TO_FIVE",
    })
    await files.commit(id)
    await page.goto(addressOf(page, id))
    await page.getByTestId("replay").click()
    await page.getByRole("button", { name: /ratings go from/i }).click()
    await page.getByRole("option", { name: "0 to 1" }).click()
    expect(await findViolations(page)).toEqual([])
    await page.getByTestId("replay-start").click()
    await page.waitForURL((url) => /import\/imp_/.test(url.pathname) && !url.pathname.includes(id))
    await until(page, "READY")
    await page.getByText("This file replaces scale.csv").waitFor()
    await context.close()
  })
})

describe("calling off", () => {
  test("a checked file forgets it, after asking once more", async () => {
    const { context, page } = await enterOverview()
    await drop(page, "off.csv", file(rows("OFF", 6, isoDates)))
    await page.getByTestId("cancel").click()
    await page.getByTestId("confirm").click()
    await until(page, "CANCELLED")
    expect(await findViolations(page)).toEqual([])
    await context.close()
  })

  test("a commit on its way shows how far it is, survives a reload, and takes back what was written", async () => {
    const { context, page } = await enterOverview()
    const { id } = await files.bring("way.csv", file(rows("WAY", 6, isoDates)))
    // As a commit half-way looks, with nobody working on it: so nothing here depends on how fast this machine is.
    await platform.sql(
      `update programs.import set status = 'COMMITTING', policy = 'KEEP_GOOD_ROWS', progress_of = 6, progress_done = 3, committed_row = 4,
         step_began_at = now() - interval '3 seconds' where id = $1`,
      [id],
    )
    await page.goto(addressOf(page, id))
    for (let time = 0; time < 2; time++) {
      await page.getByTestId("progress").getByText("3 of 6 rows").waitFor()
      expect(await page.getByTestId("progress").innerText()).toMatch(/rows a second/)
      await page.reload()
    }
    await page.getByTestId("cancel").click()
    expect(await page.getByRole("dialog").innerText()).toContain("taken back")
    await page.getByTestId("confirm").click()
    await until(page, "CANCELLED")
    await context.close()
  })
})

test("the list names who, when, which file by its hash, what became of the rows and the mapping; nothing runs off a telephone's screen", async () => {
  const { id } = await files.bring("listed.csv", file(rows("LST", 6, isoDates)))
  await files.commit(id)
  const { context, page } = await enter("Grace Whitfield", { viewport: { width: 390, height: 844 } })
  await page.locator('[data-metric="SESSIONS"]').first().waitFor()
  await page.goto(addressOf(page))
  const row = page.getByTestId("import-row").filter({ hasText: "listed.csv" }).first()
  await row.waitFor()
  expect(await row.innerText()).toMatch(/6 rows[\s\S]*6 new[\s\S]*\d{4}/)
  expect(await row.getByRole("button", { name: /copy the hash/i }).count()).toBe(1)
  expect(await findViolations(page)).toEqual([])
  const overflow = () => page.evaluate<number>("document.documentElement.scrollWidth - document.documentElement.clientWidth")
  expect(await overflow()).toBeLessThanOrEqual(0)
  await page.goto(addressOf(page, id))
  await page.getByTestId("import-result").waitFor()
  expect(await overflow()).toBeLessThanOrEqual(0)
  const ready = await files.bring("narrow.csv", file(rows("NAR", 12)), { dateFormat: "ISO" })
  await page.goto(addressOf(page, ready.id))
  await group(page, "DATE_INVALID").waitFor()
  expect(await overflow()).toBeLessThanOrEqual(0)
  await context.close()
})
