import type { EventOf } from "@teei/events"
import type { HandlerContext } from "@teei/subgraph-kit"
import type { Tx } from "../data/database.ts"
import { upsertSourceFile } from "../data/references.ts"

/** Keeps the names of the files and deliveries facts come from, so that lineage can tell them. */
export async function onImportsProgressed({ tx, ...context }: HandlerContext<Tx>, events: EventOf<"import.progressed">[]): Promise<void> {
  const files = new Map(events.flatMap(({ data }) => (data.file ? [[data.importId, data.file] as const] : [])))
  for (const [importId, file] of files)
    await upsertSourceFile(tx, context.companyId(), importId, {
      fileName: file.name,
      sha256: file.sha256,
      channel: file.channel ?? "FILE",
    })
}
