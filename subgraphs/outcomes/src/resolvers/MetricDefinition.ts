import { definitions } from "../domain/definitions.ts"
import type { MetricDefinitionResolvers } from "../generated/resolvers.ts"

export const MetricDefinition: MetricDefinitionResolvers = {
  __resolveReference: async ({ id }) => {
    const found = definitions.find((definition) => definition.id === id)
    return found ? { ...found } : null
  },
}
