import type { BaseContext } from "@teei/subgraph-kit"
import type { Tx } from "./data/database.ts"
import { createLoaders, type Loaders } from "./loaders.ts"

export type ProfileContext = BaseContext<Tx> & { load: Loaders }

/** The context of one operation. */
export const createContext = (base: BaseContext<Tx>): ProfileContext => ({ ...base, load: createLoaders(base) })
