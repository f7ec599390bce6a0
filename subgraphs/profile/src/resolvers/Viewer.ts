import type { ViewerResolvers } from "../generated/resolvers.ts"
import { membershipsOf } from "../members.ts"

export const Viewer: ViewerResolvers = {
  user: ({ userId }, _args, { load }) => (userId === null ? null : load.user.load(userId)),
  company: (_root, _args, { viewer, load }) => (viewer.companyId === null ? null : load.company.load(viewer.companyId)),
  role: (_root, _args, { viewer }) => (viewer.role === "SERVICE" ? null : viewer.role),
  memberships: ({ userId }, _args, context) => membershipsOf(context, userId),
}
