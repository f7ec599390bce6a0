import type { QueryResolvers } from "../generated/resolvers.ts"
import { readErrorRows } from "../pages/error-rows.ts"
import { listBuddyTextsOf } from "../pages/buddy-texts.ts"
import { listFeedbackOf } from "../pages/feedback.ts"
import { listTemplates, templateFile } from "../imports/templates/template-file.ts"

export const Query: QueryResolvers = {
  program: (_root, { id }, { load }) => load.program.load(id),
  buddyMatch: (_root, { id }, { load }) => load.match.load(id),
  import: (_root, { id }, { load }) => load.import.load(id),
  importTemplates: (_root, { locale }) => listTemplates(locale),
  _importTemplate: (_root, { source, locale, type }) => templateFile(source, locale, type),
  _errorRows: (_root, { importId, after, checkNo }, context) => readErrorRows(context, importId, after, checkNo),
  _buddyTexts: (_root, { recordIds }, context) => listBuddyTextsOf(context, recordIds),
  webhookReceipt: (_root, { id }, { load }) => load.receipt.load(id),
  _feedback: (_root, { sessionIds }, context) => listFeedbackOf(context, sessionIds),
}
