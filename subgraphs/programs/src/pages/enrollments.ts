import { type Connection, decodeCursor, encodeCursor, pageSize, toConnection } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import { listEnrollments } from "../data/enrollments.ts"
import type { EnrollmentRow } from "../data/rows.ts"

/** A page of a programme's or a person's enrolments, oldest first. */
export async function pageOfEnrollments(
  context: ProgramsContext,
  of: { programId: string } | { personId: string },
  args: { first: number; after?: string | null | undefined },
): Promise<Connection<EnrollmentRow>> {
  const first = pageSize(args.first)
  const after = decodeCursor(args.after, 1)
  const rows = await context.read((tx) => listEnrollments(tx, of, after && String(after[0]), first + 1))
  return toConnection(rows, first, after !== null, ({ id }) => encodeCursor([id]))
}
