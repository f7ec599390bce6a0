import type { Result, UserProblem } from "./command.ts"

/** What came of a command in the shape of a mutation's payload: the value under its name, or null and what to mend. */
export const toPayload = <Name extends string, T>(
  name: Name,
  result: Result<T>,
): { [K in Name]: T | null } & { userErrors: UserProblem[] } =>
  ({ [name]: result.ok ? result.value : null, userErrors: result.ok ? [] : result.errors }) as { [K in Name]: T | null } & {
    userErrors: UserProblem[]
  }
