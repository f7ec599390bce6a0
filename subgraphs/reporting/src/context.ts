import type { BaseContext } from "@teei/subgraph-kit"
import type { Tx } from "./data/database.ts"
import { createLoaders, type Loaders } from "./loaders.ts"

export type ReportingContext = BaseContext<Tx> & { load: Loaders }

/** The context of one operation. */
export const createContext = (base: BaseContext<Tx>): ReportingContext => ({ ...base, load: createLoaders(base) })
