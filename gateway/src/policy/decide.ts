import { hasRole } from "@teei/subgraph-kit"
import type { ErrorCode, Role, Viewer } from "@teei/subgraph-kit"
import { getArgumentValues, GraphQLError } from "graphql"
import type { OperationNeeds, TenantArgument } from "./operation-needs.ts"

/** Either the viewer the operation runs as, or why it does not run. */
export type Decision =
  | { isAllowed: true; viewer: Viewer | null }
  | { isAllowed: false; code: Extract<ErrorCode, "UNAUTHENTICATED" | "FORBIDDEN" | "INVALID">; message: string; paths: string[] }

const refuse = (code: "UNAUTHENTICATED" | "FORBIDDEN" | "INVALID", message: string, paths: string[]): Decision => ({
  isAllowed: false,
  code,
  message,
  paths: [...new Set(paths)],
})

/**
 * Decides one request. An operation works in one company: the one its arguments name, else the one the token was issued for; the role is the
 * viewer's role there. A company that is not the viewer's is refused in the same words whether or not it exists.
 */
export function decide(needs: OperationNeeds, viewer: Viewer | null, variables: Record<string, unknown>): Decision {
  const tenantPaths = [...needs.companyArguments.map(({ coordinate }) => coordinate), ...needs.claims]
  if (viewer === null) {
    const paths = [...needs.signIn, ...tenantPaths]
    if (paths.length === 0) return { isAllowed: true, viewer }
    return refuse("UNAUTHENTICATED", "Sign in first: send a bearer token in the authorization header.", paths)
  }

  let named: Set<string>
  try {
    named = new Set(needs.companyArguments.flatMap((argument) => companiesNamed(argument, variables)))
  } catch (error) {
    // A null variable where the argument takes none: valid as a document, wrong as a request.
    return refuse("INVALID", error instanceof GraphQLError ? error.message : "The company cannot be read from the arguments.", tenantPaths)
  }
  if (named.size > 1) return refuse("INVALID", `One company per operation: this one names ${named.size}.`, tenantPaths)
  const [company = viewer.companyId] = named
  const isSuperAdmin = viewer.role === "SUPER_ADMIN" || viewer.memberships.some(({ role }) => role === "SUPER_ADMIN")
  const membership = viewer.memberships.find(({ companyId }) => companyId === company)
  if (company !== null && !membership && !isSuperAdmin) return refuse("FORBIDDEN", "You may not do this here.", tenantPaths)
  if (company === null && tenantPaths.length > 0)
    return refuse("FORBIDDEN", "Pick a company first: the access token was issued for none.", tenantPaths)

  const role: Role | null = isSuperAdmin ? "SUPER_ADMIN" : (membership?.role ?? null)
  const lacking = needs.roles.filter(({ anyOf }) => !anyOf.some((all) => all.every((atLeast) => role !== null && hasRole(role, atLeast))))
  if (lacking.length > 0) {
    return refuse(
      "FORBIDDEN",
      "You may not do this here.",
      lacking.map(({ coordinate }) => coordinate),
    )
  }
  return { isAllowed: true, viewer: { ...viewer, companyId: company, role: role ?? "VIEWER" } }
}

/** The companies an argument names: none when it is null or left out, several when a path leads through a list. Throws what argument coercion throws. */
function companiesNamed({ field, node, path }: TenantArgument, variables: Record<string, unknown>): string[] {
  let values: unknown[] = [getArgumentValues(field, node, variables)]
  for (const name of path) {
    values = values
      .flatMap((value) => (typeof value === "object" && value !== null && Object.hasOwn(value, name) ? [Reflect.get(value, name)] : []))
      .flat()
  }
  return values.filter((value) => value !== null && value !== undefined).map(String)
}
