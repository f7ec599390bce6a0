import type { ProgramsContext } from "../context.ts"
import { listIdsByRef } from "../data/external-refs.ts"

/** A field that finds a record of a table by its name in another system; null when the company has none such. */
export const byRef =
  <Row>(table: string, load: (context: ProgramsContext, id: string) => Promise<Row | null>) =>
  async (
    _company: unknown,
    { externalRef }: { externalRef: { system: string; id: string } },
    context: ProgramsContext,
  ): Promise<Row | null> => {
    const ids = await context.read((tx) => listIdsByRef(tx, table, externalRef.system, [externalRef.id]))
    const id = ids.get(externalRef.id)
    return id === undefined ? null : load(context, id)
  }
