import type { BaseContext, Jobs } from "@teei/subgraph-kit"
import type { Tx } from "./data/database.ts"
import type { WebhookSource } from "./domain/webhooks/read-signature.ts"
import { type Loaders, createLoaders } from "./loaders.ts"

/** What operations of programs have at hand. */
export type ProgramsContext = BaseContext<Tx> & { load: Loaders; jobs: Pick<Jobs, "send"> }

export const createContext = (base: BaseContext<Tx>, services: { jobs: Pick<Jobs, "send"> }): ProgramsContext => ({
  ...base,
  load: createLoaders(base),
  jobs: services.jobs,
})

/** The queues of long work, named once. */
export const queues = {
  check: "programs.check-import",
  commit: "programs.commit-import",
  takeBack: "programs.take-back-import",
  deliveries: "programs.process-deliveries",
  purge: "programs.purge-payloads",
  forget: "programs.forget-rows",
} as const

/** What a job says: which import, and for a check, which of its checks. */
export type ImportJob = { companyId: string; importId: string; requestId: string; checkNo: number }

/** Something was delivered, or is to be tried again. */
export type DeliveryJob = { companyId: string; source: WebhookSource; requestId: string }
