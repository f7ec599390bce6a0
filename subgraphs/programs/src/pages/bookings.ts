import type { ProgramsContext } from "../context.ts"
import { listBookings } from "../data/kintell-records.ts"
import { newestFirst } from "./newest-first.ts"

/** A page of a programme's bookings. */
export const pageOfBookings = (context: ProgramsContext, programId: string, args: { first: number; after?: string | null | undefined }) =>
  newestFirst(context, args, (tx, before, take) => listBookings(tx, programId, before, take))
