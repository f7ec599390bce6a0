import { existsSync } from "node:fs"
import { type Browser, chromium } from "playwright-core"

/** Where a browser may be, best first: the headless shell starts three times as fast as the whole browser. */
const places = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/google-chrome"]

/** A headless browser: `CHROMIUM_PATH`, one of Debian's, or Playwright's own. No browser is a failure, never a skipped test. */
export async function openBrowser(): Promise<Browser> {
  const path = [process.env["CHROMIUM_PATH"], ...places, chromium.executablePath()].find((place) => place && existsSync(place))
  if (!path) throw new Error("No Chromium was found. Install Debian's chromium-headless-shell, or set CHROMIUM_PATH.")
  return chromium.launch({ executablePath: path, args: ["--no-sandbox"] })
}
