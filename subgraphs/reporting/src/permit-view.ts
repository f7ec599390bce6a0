import { type Viewer, hasRole } from "@teei/subgraph-kit"
import type { SavedViewRow } from "./data/rows.ts"

type Owned = Pick<SavedViewRow, "ownerId" | "isShared">

/** A company admin may do with any view what its owner may. */
export const mayChange = (viewer: Viewer, view: Owned): boolean => view.ownerId === viewer.userId || hasRole(viewer.role, "COMPANY_ADMIN")

/** Whether a command may own up to there being such a view. */
export const isVisible = (viewer: Viewer, view: Owned): boolean => view.isShared || mayChange(viewer, view)
