import type { CompanyResolvers } from "../generated/resolvers.ts"
import { pageOfAuditLog } from "../lists.ts"

export const Company: CompanyResolvers = {
  __resolveReference: async ({ id }, { viewer }) => (id === viewer.companyId ? { id } : null),
  auditLog: (_company, page, context) => pageOfAuditLog(context, page),
}
