import type { Prisma } from "../generated/prisma/client.ts"
import type { Tx } from "./database.ts"
import type { EndpointRow } from "./rows.ts"

export const listEndpoints = (tx: Tx): Promise<EndpointRow[]> => tx.webhookEndpoint.findMany({ orderBy: { source: "asc" } })

export const listEndpointsById = (tx: Tx, ids: string[]): Promise<EndpointRow[]> =>
  tx.webhookEndpoint.findMany({ where: { id: { in: ids } } })

export const findEndpoint = (tx: Tx, companyId: string, source: string): Promise<EndpointRow | null> =>
  tx.webhookEndpoint.findUnique({ where: { companyId_source: { companyId, source } } })

/** The endpoint, locked until the end of the transaction, so that two changes of its secret cannot cross. */
export async function lockEndpoint(tx: Tx, companyId: string, id: string): Promise<EndpointRow | null> {
  await tx.$queryRawUnsafe("select 1 from webhook_endpoint where company_id = $1 and id = $2 for update", companyId, id)
  return tx.webhookEndpoint.findUnique({ where: { companyId_id: { companyId, id } } })
}

/** False when the company has an endpoint of this source already. */
export async function insertEndpoint(tx: Tx, row: EndpointRow): Promise<boolean> {
  return (await tx.webhookEndpoint.createMany({ data: [row], skipDuplicates: true })).count === 1
}

export const updateEndpoint = (tx: Tx, companyId: string, id: string, change: Prisma.WebhookEndpointUpdateInput): Promise<EndpointRow> =>
  tx.webhookEndpoint.update({ where: { companyId_id: { companyId, id } }, data: change })
