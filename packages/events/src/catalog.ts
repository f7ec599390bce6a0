import { z } from "zod"

/** What the catalogue needs of a contract. */
export type DescribedContract = { version: number; meaning: string; data: z.ZodObject }

/** Who announces an event and who handles it, by its type. */
export type EventUses = ReadonlyMap<string, { announcedBy: readonly string[]; handledBy: readonly string[] }>

/** The page that lists every event: its name, version, meaning, users and fields. Throws when a field does not say what it means. */
export function catalogPage(contracts: Record<string, DescribedContract>, uses: EventUses): string {
  const sections = Object.entries(contracts).map(([type, contract]) => eventSection(type, contract, uses))
  return [introduction, ...sections].join("\n\n") + "\n"
}

const introduction = `# Event catalogue

<!-- Made from packages/events/src/contracts.ts by \`node scripts/event-catalog.ts\`. Change it there. -->

What the subgraphs tell each other. Every event is a CloudEvents 1.0 envelope, is validated when it is announced and when it is handled, and names people by pseudonymous ids only. It is handed over at least once; by its \`id\` a handler takes effect once.

| Field of the envelope | Meaning |
| --- | --- |
| \`id\` | UUIDv7 of the event. |
| \`type\`, \`dataversion\` | Which contract below \`data\` follows, in which version. |
| \`source\` | The subgraph that announced it. |
| \`time\` | When it was announced, RFC 3339, UTC. |
| \`companyid\` | The company it belongs to. |
| \`subjectrefs\` | Ids of the people it touches, so that their data can be found. |
| \`correlationid\` | The request or job at the beginning of the chain. |
| \`causationid\` | The event or file row that caused it; null at the beginning of a chain. |`

function eventSection(type: string, { version, meaning, data }: DescribedContract, uses: EventUses): string {
  const rows = Object.entries(data.shape).map(([name, field]) => fieldRow(type, name, z.toJSONSchema(field)))
  return [
    `## ${type}`,
    `Version ${version}. ${meaning}`,
    usesOf(uses.get(type)),
    ["| Field | Type | Meaning |", "| --- | --- | --- |", ...rows].join("\n"),
  ].join("\n\n")
}

function usesOf(use: { announcedBy: readonly string[]; handledBy: readonly string[] } | undefined): string {
  const { announcedBy = [], handledBy = [] } = use ?? {}
  const announced = announcedBy.length > 0 ? `Announced by ${announcedBy.join(", ")}` : "Announced by nobody yet"
  return handledBy.length > 0 ? `${announced}; handled by ${handledBy.join(", ")}.` : `${announced}.`
}

type Schema = z.core.JSONSchema.BaseSchema

function fieldRow(type: string, name: string, schema: Schema): string {
  if (!schema.description) throw new Error(`The field ${name} of the event ${type} does not say what it means`)
  return `| \`${name}\` | ${typeName(schema)} | ${schema.description}. |`
}

function typeName(schema: Schema): string {
  if (schema.anyOf) return schema.anyOf.map(typeName).join(" or ")
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(", ")
  if (schema.type === "array" && schema.items) return `list of ${typeName(schema.items as Schema)}`
  if (schema.type === "object") return `{ ${Object.keys(schema.properties ?? {}).join(", ")} }`
  const prefix = /^\^([a-z]+)_\[/.exec(schema.pattern ?? "")?.[1]
  if (prefix) return `id (\`${prefix}_…\`)`
  return schema.format ?? [schema.type ?? "any"].flat().join(" or ")
}
