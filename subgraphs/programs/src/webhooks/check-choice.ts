import { type UserProblem, problem, textProblem } from "@teei/subgraph-kit"
import type { Tx } from "../data/database.ts"
import { listProgramsById } from "../data/programs.ts"

/** What is wrong with a secret that a system made; nothing when there is none. */
export function checkSecret(secret: string | null | undefined): UserProblem[] {
  if (secret === null || secret === undefined) return []
  const wrong = textProblem("input.secret", secret, 200)
  if (wrong !== null) return [wrong]
  return secret.length < 16
    ? [problem("input.secret", "INVALID", `\`secret\` has ${secret.length} characters; allowed are 16 to 200.`)]
    : []
}

/** What is wrong with the programmes meant for records without a reference. */
export async function checkPrograms(tx: Tx, programIds: readonly string[]): Promise<UserProblem[]> {
  if (programIds.length === 0) return []
  if (programIds.length > 10) {
    return [
      problem("input.programIds", "LIMIT_EXCEEDED", `${programIds.length} programmes were given; at most one for each kind is allowed.`),
    ]
  }
  const found = new Map((await listProgramsById(tx, [...programIds])).map((program) => [program.id, program]))
  const missing = programIds.flatMap((id, at) =>
    found.has(id) ? [] : [problem(`input.programIds.${at}`, "NOT_FOUND", `There is no programme ${id}.`)],
  )
  if (missing.length > 0) return missing
  const kinds = programIds.flatMap((id) => found.get(id)?.kind ?? [])
  const twice = kinds.find((kind, at) => kinds.indexOf(kind) !== at)
  if (twice === undefined) return []
  const message = `Two of the programmes are of the kind ${twice}; a record without a reference could belong to either. Give one for each kind.`
  return [problem("input.programIds", "INVALID", message)]
}
