import type { Viewer } from "@teei/subgraph-kit"

/** What travels with one operation through the pipeline. */
export type OperationContext = {
  /** Before the guard: who the token says it is, null when nobody signed in. After it: the viewer in the operation's company. */
  viewer: Viewer | null
  requestId: string
  /** Static cost, reported in `extensions.cost.requested`. */
  cost: number
}

/**
 * Who asks when nobody signed in; only `@public` fields are ever asked in this name. It has no account and no company, so row-level security
 * shows it nothing.
 */
export const anonymousViewer = (requestId: string): Viewer => ({
  userId: null,
  role: "VIEWER",
  companyId: null,
  memberships: [],
  requestId,
  service: null,
})
