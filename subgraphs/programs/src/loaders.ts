import { type BaseContext, createRowLoader } from "@teei/subgraph-kit"
import DataLoader from "dataloader"
import {
  type MatchPart,
  type MatchPartKey,
  listBuddyCheckinsById,
  listBuddyEventsById,
  listBuddyFeedbackById,
  listMatchPartPages,
} from "./data/match-parts.ts"
import { listMatchesById } from "./data/matches.ts"
import type { Tx } from "./data/database.ts"
import { listCompletionsById, listCredentialsById, listProgressById } from "./data/courses.ts"
import { listEndpointsById } from "./data/endpoints.ts"
import { listEnrollmentsById } from "./data/enrollments.ts"
import { listImportsById } from "./data/imports.ts"
import { listBookingsById, listKintellUsers, listRatingsOfSessions } from "./data/kintell-records.ts"
import { listProgramsById } from "./data/programs.ts"
import { type SessionPageKey, listSessionPages, listSessionsById } from "./data/sessions.ts"
import { listReceiptsById } from "./data/receipts.ts"
import type { KintellUserRow, SessionRatingRow, SessionRow } from "./data/rows.ts"
import { createPayloadLoader } from "./webhooks/payload-loader.ts"

/** Per-operation loaders: many fields, one statement. */
export function createLoaders(context: BaseContext<Tx>) {
  return {
    program: createRowLoader(context, "prg", listProgramsById),
    session: createRowLoader(context, "ses", listSessionsById),
    match: createRowLoader(context, "mat", listMatchesById),
    buddyEvent: createRowLoader(context, "bev", listBuddyEventsById),
    buddyCheckIn: createRowLoader(context, "bci", listBuddyCheckinsById),
    buddyFeedback: createRowLoader(context, "bfb", listBuddyFeedbackById),
    matchPartPage: new DataLoader<MatchPartKey, MatchPart[], string>((keys) => context.read((tx) => listMatchPartPages(tx, keys)), {
      cacheKeyFn: (key) => JSON.stringify(key),
    }),
    enrollment: createRowLoader(context, "enr", listEnrollmentsById),
    booking: createRowLoader(context, "bkg", listBookingsById),
    courseCompletion: createRowLoader(context, "cco", listCompletionsById),
    courseCredential: createRowLoader(context, "ccr", listCredentialsById),
    courseProgress: createRowLoader(context, "cpr", listProgressById),
    sessionRatings: new DataLoader<string, SessionRatingRow[]>(async (ids) => {
      const bySession = Map.groupBy(await context.read((tx) => listRatingsOfSessions(tx, [...ids])), ({ sessionId }) => sessionId)
      return ids.map((id) => bySession.get(id) ?? [])
    }),
    kintellMember: new DataLoader<string, KintellUserRow | null>(async (ids) => {
      const rows = await context.read((tx) => listKintellUsers(tx, [...ids]))
      const byPerson = new Map(rows.map((row) => [row.personId, row]))
      return ids.map((id) => byPerson.get(id) ?? null)
    }),
    endpoint: createRowLoader(context, "whe", listEndpointsById),
    receipt: createRowLoader(context, "whr", listReceiptsById),
    payload: createPayloadLoader(context),
    import: createRowLoader(context, "imp", listImportsById),
    sessionPage: new DataLoader<SessionPageKey, SessionRow[], string>((keys) => context.read((tx) => listSessionPages(tx, keys)), {
      cacheKeyFn: (key) => JSON.stringify(key),
    }),
  }
}

export type Loaders = ReturnType<typeof createLoaders>
