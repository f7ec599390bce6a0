import { roles } from "@teei/subgraph-kit"
import type { Role } from "@teei/subgraph-kit"
import { Kind, valueFromASTUntyped } from "graphql"
import type { ConstDirectiveNode, DocumentNode } from "graphql"

/** What one coordinate (`Type` or `Type.field`) asks of whoever reaches it. */
export type Rule = {
  coordinate: string
  needsSignIn: boolean
  /** Outer list: one of these; inner list: all of these. Null when no role is asked for. */
  anyOf: Role[][] | null
  /** `CLAIM`, or the path to the argument that carries the company; null when no company is needed. */
  tenant: "CLAIM" | string[] | null
}

/** By coordinate. */
export type Rules = ReadonlyMap<string, Rule>

const rootTypes = new Set(["Query", "Mutation", "Subscription"])
const roleOf = new Map<unknown, Role>([...roles, "SERVICE" as const].map((role) => [`role:${role.toLowerCase()}`, role]))

/**
 * Reads the rules out of the supergraph. Throws on what the guard cannot keep (an unknown policy, `@feature`, a root field that says nothing),
 * so that a gateway that starts is one that guards.
 */
export function readRules(supergraph: DocumentNode): Rules {
  const rules = new Map<string, Rule>()
  const add = (coordinate: string, directives: readonly ConstDirectiveNode[] = []): Rule | null => {
    const rule = readRule(coordinate, directives)
    if (rule !== null) rules.set(coordinate, rule)
    return rule
  }
  for (const definition of supergraph.definitions) {
    if (!("name" in definition) || definition.name === undefined || definition.kind === Kind.DIRECTIVE_DEFINITION) continue
    const type = definition.name.value
    if (!rootTypes.has(type) && "directives" in definition) add(type, definition.directives as readonly ConstDirectiveNode[])
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    for (const field of definition.fields ?? []) {
      const coordinate = `${type}.${field.name.value}`
      const rule = add(coordinate, field.directives)
      const isPublic = field.directives?.some((directive) => directive.name.value === "public") ?? false
      if (rootTypes.has(type) && !isPublic && rule?.needsSignIn !== true) {
        throw new Error(`${coordinate} has no policy; the gateway does not serve what it cannot guard.`)
      }
    }
  }
  return rules
}

function readRule(coordinate: string, directives: readonly ConstDirectiveNode[]): Rule | null {
  const rule: Rule = { coordinate, needsSignIn: false, anyOf: null, tenant: null }
  for (const directive of directives) {
    const args = Object.fromEntries((directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]))
    switch (directive.name.value) {
      case "authenticated":
        rule.needsSignIn = true
        break
      case "policy":
        rule.needsSignIn = true
        rule.anyOf = readPolicies(coordinate, args["policies"])
        break
      case "tenant":
        rule.tenant = readTenant(coordinate, args)
        break
      case "feature":
      case "requiresScopes":
        throw new Error(`${coordinate} carries @${directive.name.value}, which the guard does not implement.`)
    }
  }
  return rule.needsSignIn || rule.tenant !== null ? rule : null
}

function readPolicies(coordinate: string, policies: unknown): Role[][] {
  if (!Array.isArray(policies) || policies.length === 0) throw new Error(`${coordinate} names no policy.`)
  return policies.map((all: unknown) =>
    (Array.isArray(all) ? all : [all]).map((policy: unknown) => {
      const role = roleOf.get(policy)
      if (role === undefined) throw new Error(`${coordinate} names the policy ${String(policy)}, which the guard does not know.`)
      return role
    }),
  )
}

function readTenant(coordinate: string, args: Record<string, unknown>): "CLAIM" | string[] {
  if (args["by"] !== "ARG") return "CLAIM"
  if (typeof args["arg"] !== "string" || args["arg"] === "")
    throw new Error(`${coordinate} takes its company from an argument but names none.`)
  return args["arg"].split(".")
}
