import type { ProgramsContext } from "../context.ts"
import type { ImportTarget } from "./target.ts"

/** Asks profile who these people are; it makes those it has not seen. Personal data goes there and nowhere else. */
export async function resolvePeople(context: ProgramsContext, target: ImportTarget, values: unknown[]): Promise<(email: string) => string> {
  const identities = new Map(
    values.flatMap((value) => target.identitiesOf(value)).map((identity) => [`${identity.kind} ${identity.email}`, identity]),
  )
  const list = [...identities.values()]
  if (list.length === 0) return () => ""
  const { _resolvePeople } = await context.ask<{ _resolvePeople: { personIds: string[] } }>(
    "profile",
    `mutation ResolvePeople($input: ResolvePeopleInput!) { _resolvePeople(input: $input) { personIds } }`,
    { input: { system: target.system, identities: list } },
  )
  const byEmail = new Map(list.map(({ email }, at) => [email, _resolvePeople.personIds[at]]))
  return (email) => {
    const id = byEmail.get(email)
    if (id === undefined) throw new Error("profile answered without a person that was asked for")
    return id
  }
}
