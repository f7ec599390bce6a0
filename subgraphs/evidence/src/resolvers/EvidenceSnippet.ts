import { fresh } from "@teei/subgraph-kit"
import { figuresOf } from "../domain/figures-of.ts"
import type { EvidenceSnippetResolvers } from "../generated/resolvers.ts"

export const EvidenceSnippet: EvidenceSnippetResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.snippet.load(id)),
  subject: ({ subjectKind, subjectId }) => ({ kind: subjectKind, id: subjectId }),
  program: ({ programId }) => (programId === null ? null : { id: programId }),
  provenance: ({ system, importId, fileName, fileSha256, row, rowHash }) => ({ system, importId, fileName, fileSha256, row, rowHash }),
  figures: ({ subjectKind, programId, month }, _args, { companyId }) =>
    subjectKind === "SESSION" && programId !== null ? figuresOf(companyId(), programId, month) : [],
}
