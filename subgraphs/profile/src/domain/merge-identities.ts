/** An identity as another subgraph gives it. */
export type Identity<Kind> = {
  email: string
  name?: string | null | undefined
  externalId?: string | null | undefined
  kind?: Kind | null | undefined
}

/** Somebody as all identities of one call together tell. */
export type Appearance<Kind> = { email: string; name: string | null; externalIds: string[]; kinds: Kind[] }

/** The form in which addresses are compared: no space around, Unicode NFC, lower case. */
export const normaliseEmail = (email: string): string => email.trim().normalize("NFC").toLowerCase()

/** One appearance for each address, in the order first met. The first name that is given stays. */
export function mergeIdentities<Kind>(identities: Identity<Kind>[]): Appearance<Kind>[] {
  const byEmail = new Map<string, { name: string | null; externalIds: Set<string>; kinds: Set<Kind> }>()
  for (const { email, name, externalId, kind } of identities) {
    const key = normaliseEmail(email)
    const known = byEmail.get(key) ?? { name: null, externalIds: new Set(), kinds: new Set() }
    known.name ??= name?.trim().normalize("NFC") || null
    if (externalId) known.externalIds.add(externalId)
    if (kind) known.kinds.add(kind)
    byEmail.set(key, known)
  }
  return [...byEmail].map(([email, { name, externalIds, kinds }]) => ({ email, name, externalIds: [...externalIds], kinds: [...kinds] }))
}
