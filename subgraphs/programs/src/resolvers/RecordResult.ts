import type { RecordResultResolvers } from "../generated/resolvers.ts"

export const RecordResult: RecordResultResolvers = {
  import: ({ importId }, _args, { load }) => (importId === null ? null : load.import.load(importId)),
}
