import { hasBegunCommit } from "../data/imports.ts"

/** Whether a commit of this import stopped on its way and can go on. */
export const isStopped = hasBegunCommit
