import { randomBytes } from "node:crypto"
import { existsSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dropTestTemplate } from "@teei/testkit"
import type { TestProject } from "vitest/node"

declare module "vitest" {
  export interface ProvidedContext {
    /** Names what the suites of one run share. */
    run: string
  }
}

/** Name of the database with the pilot companies that the suites of a run copy, and of the mark that says there is one. */
export const pilotTemplate = (run: string): string => `teei_pilot_${run}`
export const pilotMark = (run: string): string => `${tmpdir()}/${pilotTemplate(run)}`

/** Runs once around all suites: nothing is made before a suite asks for it, and what was made is removed at the end. */
export default function setup({ provide }: TestProject): () => Promise<void> {
  const run = randomBytes(6).toString("hex")
  provide("run", run)
  return async () => {
    if (!existsSync(pilotMark(run))) return
    await dropTestTemplate(pilotTemplate(run))
    rmSync(pilotMark(run))
  }
}
