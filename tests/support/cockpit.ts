import { AxeBuilder } from "@axe-core/playwright"
import type { Browser, BrowserContext, Page } from "playwright-core"

export type Entered = { context: BrowserContext; page: Page; faults: string[] }

/** A browser of its own, signed in as somebody; `faults` collects what the page complains of. */
export async function enterCockpit(
  browser: Browser,
  url: string,
  name: string,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Entered> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: "reduce",
    locale: "en-GB",
    timezoneId: "UTC",
    ...options,
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on("pageerror", (error) => faults.push(error.message))
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()))
  await page.goto(`${url}/en/sign-in`)
  await page.getByTestId("persona").filter({ hasText: name }).first().click()
  return { context, page, faults }
}

/** What of a page breaks the accessibility rules, by rule and place. */
export async function findViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`)
}
