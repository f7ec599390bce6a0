import type { ProgramsContext } from "../context.ts"
import { listEndpoints } from "../data/endpoints.ts"
import type { EndpointRow } from "../data/rows.ts"

/** All endpoints of the company; there is one for each system at most. */
export const listAllEndpoints = (context: ProgramsContext): Promise<EndpointRow[]> => context.read((tx) => listEndpoints(tx))
