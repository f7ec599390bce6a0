import { Kind } from "graphql"
import type { DirectiveNode, DocumentNode, FieldDefinitionNode, ObjectTypeDefinitionNode, ObjectTypeExtensionNode } from "graphql"

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode

const rootTypes = new Set(["Query", "Mutation", "Subscription"])
const tenancy = ["tenant", "tenantFree", "public"]
const authorisation = ["authenticated", "requiresScopes", "policy"]

/**
 * No policy, no compose. Every root field says where its company comes from and who may call it; every entity says whether its rows belong to a
 * company; personal data names the role that may read it; and `@requires` takes no arguments, because the planner then returns wrong data.
 */
export function lintPolicies(subgraph: string, document: DocumentNode): string[] {
  return document.definitions
    .filter((node): node is ObjectNode => node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION)
    .flatMap((type) => [
      ...(rootTypes.has(type.name.value) ? (type.fields ?? []).flatMap((field) => lintRootField(type, field)) : lintEntity(type)),
      ...(type.fields ?? []).flatMap((field) => lintField(type, field)),
    ])
    .map((problem) => `${subgraph}: ${problem}`)
}

function lintRootField(type: ObjectNode, field: FieldDefinitionNode): string[] {
  const at = `${type.name.value}.${field.name.value}`
  const problems: string[] = []
  const tenancies = named(field.directives, tenancy)
  if (tenancies.length !== 1)
    problems.push(`${at} must carry exactly one of @tenant, @tenantFree, @public; it carries ${tenancies.length}.`)
  const isPublic = tenancies[0]?.name.value === "public"
  const guards = named(field.directives, authorisation)
  if (!isPublic && guards.length === 0) problems.push(`${at} has no policy: add @authenticated, @requiresScopes or @policy.`)
  if (isPublic && guards.length > 0) problems.push(`${at} is @public and yet names a policy.`)
  if (type.name.value === "Mutation" && named(field.directives, ["policy"]).length === 0) {
    problems.push(`${at} changes data and must name a role with @policy.`)
  }
  const tenant = tenancies.find((directive) => directive.name.value === "tenant")
  if (tenant) problems.push(...lintTenantArgument(at, field, tenant))
  return problems
}

function lintTenantArgument(at: string, field: FieldDefinitionNode, tenant: DirectiveNode): string[] {
  const by = argument(tenant, "by") ?? "CLAIM"
  const arg = argument(tenant, "arg")
  if (by === "CLAIM") return arg === undefined ? [] : [`${at} takes its company from the claim and yet names the argument ${arg}.`]
  if (arg === undefined) return [`${at} takes its company from an argument but does not name it.`]
  const [name] = arg.split(".")
  return field.arguments?.some((candidate) => candidate.name.value === name) ? [] : [`${at} has no argument ${name}.`]
}

function lintEntity(type: ObjectNode): string[] {
  if (named(type.directives, ["key"]).length === 0) return []
  const count = named(type.directives, ["tenant", "tenantFree"]).length
  return count === 1 ? [] : [`Entity ${type.name.value} must carry exactly one of @tenant, @tenantFree; it carries ${count}.`]
}

function lintField(type: ObjectNode, field: FieldDefinitionNode): string[] {
  const at = `${type.name.value}.${field.name.value}`
  const problems: string[] = []
  if (named(field.directives, ["pii"]).length > 0 && named(field.directives, ["policy"]).length === 0) {
    problems.push(`${at} is @pii and must name a role with @policy.`)
  }
  for (const requires of named(field.directives, ["requires"])) {
    if (argument(requires, "fields")?.includes("(")) problems.push(`${at}: @requires with arguments makes the planner return wrong data.`)
  }
  return problems
}

const named = (directives: readonly DirectiveNode[] | undefined, names: string[]): DirectiveNode[] =>
  (directives ?? []).filter((directive) => names.includes(directive.name.value))

function argument(directive: DirectiveNode, name: string): string | undefined {
  const value = directive.arguments?.find((candidate) => candidate.name.value === name)?.value
  return value && "value" in value && typeof value.value === "string" ? value.value : undefined
}
