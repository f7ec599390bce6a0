import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { EnvError, type FileStore, type SubgraphName, type SubgraphPort, type Viewer, maxUploadBytes, uploadName } from "@teei/subgraph-kit"
import { type PilotActor, loadPilot } from "../../prisma/seed/load.ts"

export { listPersonas } from "../../prisma/seed/load.ts"

/** While this file is there, loading began and did not end. */
const markIn = (dataDir: string): string => join(dataDir, "pilot-is-loading")

/** Throws when an earlier loading of the pilot was interrupted: half a pilot is worse than none. */
export function refuseHalfAPilot(dataDir: string): void {
  if (!existsSync(markIn(dataDir))) return
  throw new EnvError(
    `Loading the pilot companies was interrupted. Run \`pnpm db:reset\` to begin anew, or remove ${markIn(dataDir)} to keep what is there.`,
  )
}

/** True when the database holds no company of the pilot yet. */
export async function isNew(profile: SubgraphPort): Promise<boolean> {
  const query = `{ _account(companySlug: "acme") { user { id } } }`
  const { data } = await profile.execute({ query, viewer: viewerOf({ userId: null, role: "SERVICE", companyId: null }) })
  return (data as { _account: unknown } | null | undefined)?._account === null
}

/** Loads the pilot companies through the subgraphs' own mutations. Given the platform's folder, marks there that it is at it. */
export async function loadPilotData(
  ports: Record<SubgraphName, SubgraphPort>,
  files: FileStore,
  dataDir?: string,
): Promise<{ rows: number }> {
  if (dataDir === undefined) return load(ports, files)
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(markIn(dataDir), "")
  const loaded = await load(ports, files)
  rmSync(markIn(dataDir))
  return loaded
}

const load = (ports: Record<SubgraphName, SubgraphPort>, files: FileStore): Promise<{ rows: number }> =>
  loadPilot({
    async ask(subgraph, query, variables, as) {
      const { data, errors } = await ports[subgraph].execute({ query, variables, viewer: viewerOf(as) })
      if (errors?.length || !data) throw new Error(`Loading the pilot data, ${subgraph} answered: ${errors?.[0]?.message ?? "nothing"}`)
      return data
    },
    putFile: async (id, company, bytes) => {
      await files.put(uploadName({ id, company }), bytes, maxUploadBytes)
    },
    pause: (ms) => pause(ms),
  })

const viewerOf = ({ userId, role, companyId }: PilotActor): Viewer => ({
  userId,
  role,
  companyId,
  memberships: companyId === null ? [] : [{ companyId, role }],
  requestId: "pilot-data",
  service: userId === null ? "pilot-data" : null,
})
