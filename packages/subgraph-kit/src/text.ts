import { type UserProblem, problem } from "./command.ts"

/** Characters that are no text: PostgreSQL refuses NUL, and none of the others belongs in a name or a note. Tab and line ends do. */
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/

/** True when the text holds a control character other than tab and line ends. */
export const hasControl = (text: string): boolean => control.test(text)

/** What is wrong with a text of the input, already trimmed: null when it has `min` to `max` characters and none that are no text. */
export function textProblem(field: string, text: string, max: number, min = 1): UserProblem | null {
  const name = field.split(".").at(-1)
  if (text.length < min) return problem(field, "REQUIRED", `\`${name}\` is empty; give ${min} to ${max} characters.`)
  if (text.length > max) return problem(field, "INVALID", `\`${name}\` has ${text.length} characters; allowed are ${min} to ${max}.`)
  return hasControl(text) ? problem(field, "INVALID", `\`${name}\` holds control characters; only ordinary text is allowed.`) : null
}

/** The same for a value that must be one of a few. */
export const choiceProblem = (field: string, value: string, allowed: readonly string[]): UserProblem | null =>
  allowed.includes(value)
    ? null
    : problem(field, "INVALID", `\`${field.split(".").at(-1)}\` is ${JSON.stringify(value)}; allowed are ${allowed.join(", ")}.`, [
        ...allowed,
      ])

/** Keeps a text literal inside a LIKE pattern. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, "\\$&")
