import type { BaseContext } from "@teei/subgraph-kit"
import type { Tx } from "./data/database.ts"
import { type Loaders, createLoaders } from "./loaders.ts"

/** What operations of outcomes have at hand. */
export type OutcomesContext = BaseContext<Tx> & { load: Loaders }

export const createContext = (base: BaseContext<Tx>): OutcomesContext => ({ ...base, load: createLoaders(base) })
