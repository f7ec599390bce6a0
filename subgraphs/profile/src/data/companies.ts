import type { Tx } from "./database.ts"
import type { CompanyRow } from "./rows.ts"

const columns = "company_id as id, name, slug, country, currency, locale"

export const listCompaniesById = (tx: Tx, ids: string[]): Promise<CompanyRow[]> =>
  tx.$queryRawUnsafe<CompanyRow[]>(`select ${columns} from company where company_id = any($1::text[])`, ids)

/** False when another company has the slug already. */
export async function claimSlug(tx: Tx, slug: string, companyId: string): Promise<boolean> {
  const sql = "insert into company_directory (slug, company_id) values ($1, $2) on conflict do nothing"
  return (await tx.$executeRawUnsafe(sql, slug, companyId)) === 1
}

export const findCompanyIdBySlug = async (tx: Tx, slug: string): Promise<string | null> =>
  (await tx.companyDirectory.findUnique({ where: { slug } }))?.companyId ?? null

export async function insertCompany(tx: Tx, { id, ...company }: CompanyRow): Promise<void> {
  await tx.company.create({ data: { companyId: id, ...company } })
}
