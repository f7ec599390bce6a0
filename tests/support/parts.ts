import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { createFolderStore, createLogger, deriveSecrets } from "@teei/subgraph-kit"
import { listPersonas } from "../../gateway/src/pilot.ts"

/** The master secret of every platform under test: copies of one database must be able to read the people in it. */
export const testMaster = "a master secret for tests only, of no use anywhere"

/** What a platform is opened with, whichever way its parts talk to each other. */
export type PlatformParts = ReturnType<typeof platformParts>

export function platformParts(clock: () => Date, withWeb = false) {
  const folder = mkdtempSync(join(tmpdir(), "teei-uploads-"))
  return {
    supergraphSdl: readFileSync(new URL("../../schema/supergraph.graphql", import.meta.url), "utf8"),
    secrets: deriveSecrets(testMaster),
    files: createFolderStore(folder),
    personas: async () => listPersonas(),
    webRoot: withWeb ? fileURLToPath(new URL("../../web/dist", import.meta.url)) : null,
    isDemo: true,
    rolePassword: null,
    clock,
    log: createLogger(process.env["TEST_LOG_LEVEL"] ?? "silent"),
    /** Removes the folder of the uploads. */
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
