import { fresh } from "@teei/subgraph-kit"
import type { WebhookEndpointResolvers } from "../generated/resolvers.ts"

export const WebhookEndpoint: WebhookEndpointResolvers = {
  __resolveReference: async ({ id }, { load }) => fresh(await load.endpoint.load(id)),
  source: ({ source }) => source as "KINTELL",
  programs: async ({ programIds }, _args, { load }) =>
    (await Promise.all(programIds.map((id) => load.program.load(id)))).flatMap((program) => program ?? []),
  previousSecretUntil: ({ previousUntil }, _args, { clock }) => (previousUntil !== null && previousUntil > clock() ? previousUntil : null),
}
