import { newId } from "@teei/subgraph-kit"
import type { ProgramsContext } from "../context.ts"
import type { Identity, ImportTarget } from "./target.ts"

type PersonOf = (email: string) => string

const identitiesOf = (target: ImportTarget, values: unknown[]): Identity[] => [
  ...new Map(
    values.flatMap((value) => target.identitiesOf(value)).map((identity) => [`${identity.kind} ${identity.email}`, identity]),
  ).values(),
]

/** Asks profile who these people are; it makes those it has not seen. Personal data goes there and nowhere else. */
export async function resolvePeople(context: ProgramsContext, target: ImportTarget, values: unknown[]): Promise<PersonOf> {
  const list = identitiesOf(target, values)
  if (list.length === 0) return () => ""
  const { _resolvePeople } = await context.ask<{ _resolvePeople: { personIds: string[] } }>(
    "profile",
    `mutation ResolvePeople($input: ResolvePeopleInput!) { _resolvePeople(input: $input) { personIds } }`,
    { input: { system: target.system, identities: list } },
  )
  return byEmail(list.map(({ email }, at) => [email, _resolvePeople.personIds[at]]))
}

/** Like `resolvePeople`, but nobody is made: whom profile does not know gets an id that stands for nobody and is forgotten. */
export async function findOrImaginePeople(context: ProgramsContext, target: ImportTarget, values: unknown[]): Promise<PersonOf> {
  const emails = [...new Set(identitiesOf(target, values).map(({ email }) => email))]
  if (emails.length === 0) return () => ""
  const { _findPeople } = await context.ask<{ _findPeople: (string | null)[] }>(
    "profile",
    `query FindPeople($emails: [String!]!) { _findPeople(emails: $emails) }`,
    { emails },
  )
  return byEmail(emails.map((email, at) => [email, _findPeople[at] ?? newId("per")]))
}

function byEmail(entries: [email: string, id: string | undefined][]): PersonOf {
  const ids = new Map(entries)
  return (email) => {
    const id = ids.get(email)
    if (id === undefined) throw new Error("profile answered without a person that was asked for")
    return id
  }
}
