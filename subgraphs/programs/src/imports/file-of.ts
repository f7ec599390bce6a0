import { uploadName } from "@teei/subgraph-kit"
import type { ImportRow } from "../data/rows.ts"

/** Where the file of an import lies in the store; that of the import it replays, when it does. */
export const fileOf = ({ companyId, id, replaysId }: Pick<ImportRow, "companyId" | "id" | "replaysId">): string =>
  uploadName({ id: replaysId ?? id, company: companyId })
