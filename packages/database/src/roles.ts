/** Every database of the platform has these schemas: one per subgraph, one for the event bus, one for long jobs, one for shared functions. */
export const subgraphSchemas = ["profile", "programs", "outcomes", "evidence", "reporting", "privacy"] as const
export type SubgraphSchema = (typeof subgraphSchemas)[number]

/** Schemas with migrations of their own, in the order they are applied. */
export const migratedSchemas = ["privacy", "bus", "profile", "programs", "outcomes", "evidence", "reporting"] as const

/** Owns every schema and table and runs the migrations. Not a superuser, cannot log in, obeys row-level security. */
export const ownerRole = "teei_owner"

/** The role that reads the outbox and carries it on. */
export const busRole = "teei_bus"

/** The role a subgraph logs in as: it reaches its own schema and may announce events, nothing else. */
export const subgraphRole = (name: SubgraphSchema): string => `teei_${name}`

/** All roles that log in. */
export const loginRoles: string[] = [...subgraphSchemas.map(subgraphRole), busRole]

/** The same database as another role. The password, where one is needed, is shared by the platform's own roles. */
export function urlAs(databaseUrl: string, role: string, password: string | null): string {
  const url = new URL(databaseUrl)
  url.username = role
  url.password = password ?? ""
  return url.toString()
}
