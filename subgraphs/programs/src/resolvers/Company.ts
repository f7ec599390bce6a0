import type { CompanyResolvers } from "../generated/resolvers.ts"
import { byRef } from "../pages/find-by-ref.ts"
import { pageOfMatches } from "../pages/matches.ts"
import { listAllEndpoints } from "../pages/endpoints.ts"
import { pageOfImports } from "../pages/imports.ts"
import { listMappings } from "../pages/mapping-versions.ts"
import { pageOfPrograms } from "../pages/programs.ts"
import { pageOfReceipts } from "../pages/receipts.ts"

export const Company: CompanyResolvers = {
  __resolveReference: async ({ id }, { viewer }) => (id === viewer.companyId ? { id } : null),
  programs: (_company, args, context) => pageOfPrograms(context, args),
  webhookEndpoints: (_company, _args, context) => listAllEndpoints(context),
  webhookReceipts: (_company, args, context) => pageOfReceipts(context, args),
  mappingVersions: (_company, { source }, context) => listMappings(context, source),
  buddyMatches: (_company, args, context) => pageOfMatches(context, null, args),
  imports: (_company, args, context) => pageOfImports(context, args),
  program: byRef("program", ({ load }, id) => load.program.load(id)),
  session: byRef("session", ({ load }, id) => load.session.load(id)),
  booking: byRef("session_booking", ({ load }, id) => load.booking.load(id)),
  courseCompletion: byRef("course_completion", ({ load }, id) => load.courseCompletion.load(id)),
  courseCredential: byRef("course_credential", ({ load }, id) => load.courseCredential.load(id)),
  courseProgress: byRef("course_progress", ({ load }, id) => load.courseProgress.load(id)),
}
