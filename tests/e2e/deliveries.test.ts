import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openBrowser } from "../support/chromium.ts"
import { enterCockpit, findViolations } from "../support/cockpit.ts"
import { deliverer, kintellSession } from "../support/delivering.ts"
import { type TestPlatform, openTestPlatform } from "../support/open-test-platform.ts"

let platform: TestPlatform
let browser: Browser
beforeAll(async () => {
  platform = await openTestPlatform({ pilot: true, web: true, clock: () => new Date() })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await platform?.close()
})

test("a company admin sees what was delivered, looks into what failed and has it processed again", async () => {
  const kintell = deliverer(platform, await platform.signIn(), "acme", () => new Date())
  const { secret } = await kintell.open()
  await kintell.deliver(secret, "delivery-poison", kintellSession("POISON", "no-such-programme"))
  await kintell.untilTried()
  const { context, page, faults } = await enterCockpit(browser, platform.url, "Grace Whitfield")
  await page.getByRole("link", { name: "Deliveries" }).first().click()
  await page.getByTestId("delivery-row").filter({ hasText: "delivery-poison" }).waitFor()
  expect(await findViolations(page)).toEqual([])
  await page.getByRole("button", { name: "delivery-poison" }).click()
  await page.getByRole("dialog").getByText("no-such-programme").first().waitFor()
  expect(await findViolations(page)).toEqual([])
  const answered = page.waitForResponse((response) => (response.request().postData() ?? "").includes("replayWebhookReceipt"))
  await page.getByTestId("replay-delivery").click()
  expect(await (await answered).json()).toHaveProperty("data.replayWebhookReceipt.userErrors")
  expect(faults).toEqual([])
  await context.close()
})

test("nobody else is shown deliveries", async () => {
  const { context, page } = await enterCockpit(browser, platform.url, "Laura Benedetti")
  await page.locator('[data-metric="SESSIONS"]').first().waitFor()
  expect(await page.getByRole("link", { name: "Deliveries" }).count()).toBe(0)
  await page.goto(page.url().replace(/(\/cockpit\/[^/?]+).*/, "$1/deliveries"))
  await page.getByText("Deliveries are for company admins").waitFor()
  expect(await findViolations(page)).toEqual([])
  await context.close()
})
