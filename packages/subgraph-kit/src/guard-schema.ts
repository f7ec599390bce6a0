import { GraphQLError, type GraphQLFieldResolver, type GraphQLSchema, Kind, defaultFieldResolver, isObjectType } from "graphql"
import type { DirectiveNode, FieldDefinitionNode } from "graphql"
import type { Logger } from "pino"
import { fault, forbidden, isFault, unauthenticated } from "./errors.ts"
import { type Role, type Viewer, hasRole } from "./viewer.ts"

type GuardedContext = { viewer: Viewer; log: Logger }

/**
 * Puts into the executable schema what a subgraph promises whoever calls it: each field's role and tenancy are checked again (the second wall behind
 * the gateway's), and whatever is thrown is either meant for the client or masked and logged. In one process there is no server around a
 * subgraph, so these promises cannot live in one.
 */
export function guardSchema(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue
    for (const field of Object.values(type.getFields())) {
      const check = compileCheck(field.astNode)
      if (!field.resolve && !check) continue
      field.resolve = guarded(field.resolve ?? defaultFieldResolver, check)
    }
  }
  return schema
}

type Check = (viewer: Viewer) => void

function guarded(
  resolve: GraphQLFieldResolver<unknown, GuardedContext>,
  check: Check | null,
): GraphQLFieldResolver<unknown, GuardedContext> {
  return (source, args, context, info) => {
    try {
      check?.(context.viewer)
      const at = `${info.parentType.name}.${info.fieldName}`
      const watched = (value: unknown): unknown => (isPromise(value) ? value.catch((error: unknown) => fail(error, context, at)) : value)
      const result: unknown = resolve(source, args, context, info)
      // `_entities` answers a list of promises, one for each reference.
      return Array.isArray(result) ? result.map(watched) : watched(result)
    } catch (error) {
      return fail(error, context, `${info.parentType.name}.${info.fieldName}`)
    }
  }
}

function fail(error: unknown, { viewer, log }: GuardedContext, at: string): never {
  if (isFault(error)) throw error
  if (error instanceof GraphQLError && error.originalError === undefined && error.extensions["code"] !== undefined) throw error
  log.error({ err: error, at, requestId: viewer.requestId }, "a field failed")
  throw fault("INTERNAL", "Something went wrong on our side. Tell us the request id if it goes on.", { requestId: viewer.requestId })
}

const isPromise = (value: unknown): value is Promise<unknown> => typeof value === "object" && value !== null && "then" in value

function compileCheck(field: FieldDefinitionNode | null | undefined): Check | null {
  const directives = field?.directives ?? []
  const policies = directives.filter((directive) => directive.name.value === "policy").map(readPolicy)
  const needsCompany = directives.some((directive) => directive.name.value === "tenant")
  const needsSignIn = directives.some((directive) => directive.name.value === "authenticated") || policies.length > 0
  if (!needsCompany && !needsSignIn) return null
  return (viewer) => {
    if (needsSignIn && viewer.userId === null && viewer.service === null) throw unauthenticated()
    for (const alternatives of policies) {
      if (!alternatives.some((all) => all.every((role) => hasRole(viewer.role, role)))) throw forbidden()
    }
    if (needsCompany && viewer.companyId === null) throw forbidden()
  }
}

/** `[["role:company_admin"]]`: the outer list is alternatives, an inner one must all hold. */
function readPolicy(directive: DirectiveNode): Role[][] {
  const value = directive.arguments?.find((argument) => argument.name.value === "policies")?.value
  if (value?.kind !== Kind.LIST) return []
  return value.values.map((inner) =>
    inner.kind === Kind.LIST ? inner.values.map((policy) => (policy.kind === Kind.STRING ? toRole(policy.value) : "SERVICE")) : [],
  )
}

/** An unknown policy becomes the one nobody but a service has: it fails closed. */
function toRole(policy: string): Role {
  const name = policy.replace(/^role:/, "").toUpperCase()
  return (["VIEWER", "COMPANY_USER", "COMPANY_ADMIN", "SUPER_ADMIN"] as const).find((role) => role === name) ?? "SERVICE"
}
