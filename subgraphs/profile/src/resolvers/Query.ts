import { findAccountRecord } from "../account-record.ts"
import type { QueryResolvers } from "../generated/resolvers.ts"
import { findPeople } from "../find-people.ts"
import { readNames } from "../personal-data.ts"

export const Query: QueryResolvers = {
  viewer: (_root, _args, { viewer }) => ({ userId: viewer.userId }),
  company: (_root, { id }, { companyId, load }) => (!id || id === companyId() ? load.company.load(companyId()) : null),
  person: (_root, { id }, { load }) => load.person.load(id),
  _account: (_root, question, { database }) => findAccountRecord(database, question),
  _findPeople: (_root, { emails }, context) => findPeople(context, emails),
  _names: (_root, { personIds }, context) => readNames(context, personIds),
}
