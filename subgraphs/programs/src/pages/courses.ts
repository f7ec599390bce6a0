import type { ProgramsContext } from "../context.ts"
import { type CoursesOf, listCompletions, listCredentials, listProgress } from "../data/courses.ts"
import { newestFirst } from "./newest-first.ts"

type Args = { first: number; after?: string | null | undefined }

/** A page of completed courses of a programme or a person. */
export const pageOfCompletions = (context: ProgramsContext, of: CoursesOf, args: Args) =>
  newestFirst(context, args, (tx, before, take) => listCompletions(tx, of, before, take))

/** A page of credentials of a programme or a person. */
export const pageOfCredentials = (context: ProgramsContext, of: CoursesOf, args: Args) =>
  newestFirst(context, args, (tx, before, take) => listCredentials(tx, of, before, take))

/** A page of courses a person, or the people of a programme, are enrolled in. */
export const pageOfProgress = (context: ProgramsContext, of: CoursesOf, args: Args) =>
  newestFirst(context, args, (tx, before, take) => listProgress(tx, of, before, take))
