import { randomUUID } from "node:crypto"
import { type Live, openLive } from "./live.ts"

export type GraphError = { message: string; path?: (string | number)[]; extensions: { code: string; requestId?: string; paths?: string[] } }
/** What came back: the status, the bytes as they came, and what they say. */
export type Answer<Data> = { status: number; text: string; data: Data; errors: GraphError[] }
export type Session = { token: string; userId: string; companyId: string; role: string }

/** Everything a client of the platform does, over HTTP and WebSocket alone. */
export type Ask = {
  url: string
  /** Enters the demo as a persona, in their first company unless another is named. Without an address, as Acme Corp's administrator. */
  signIn(email?: string, companySlug?: string): Promise<Session>
  /** Posts one operation. `data` is what the answer holds; a test that reads what is not there fails on it. */
  graphql<Data = Record<string, never>>(
    session: Pick<Session, "token"> | null,
    query: string,
    variables?: Record<string, unknown>,
    requestId?: string,
  ): Promise<Answer<Data>>
  /** Sends a file to an upload address. */
  upload(path: string, bytes: Uint8Array): Promise<{ status: number; body: { sizeBytes: number; sha256: string } }>
  /** A connection for subscriptions. */
  live(session: Pick<Session, "token">): Live
  /** Ends the connections for subscriptions. */
  hangUp(): Promise<void>
}

export function connect(url: string): Ask {
  const sessions = new Map<string, Promise<Session>>()
  const lives: Live[] = []
  return {
    url,
    // Once for each person: the demo takes so many sign-ins a minute and no more.
    signIn(email = "grace.whitfield@acme.example", companySlug) {
      const key = `${email} ${companySlug ?? ""}`
      const session = sessions.get(key) ?? enter(url, email, companySlug)
      sessions.set(key, session)
      return session
    },
    async graphql<Data>(
      session: Pick<Session, "token"> | null,
      query: string,
      variables: Record<string, unknown> = {},
      requestId: string = randomUUID(),
    ) {
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "x-request-id": requestId,
          ...(session === null ? {} : { authorization: `Bearer ${session.token}` }),
        },
        body: JSON.stringify({ query, variables }),
      })
      const text = await response.text()
      const body = JSON.parse(text) as { data?: Data; errors?: GraphError[] }
      return { status: response.status, text, data: body.data as Data, errors: body.errors ?? [] }
    },
    async upload(path, bytes) {
      const response = await fetch(url + path, { method: "PUT", body: Buffer.from(bytes) })
      return { status: response.status, body: (await response.json()) as { sizeBytes: number; sha256: string } }
    },
    live({ token }) {
      const live = openLive(url, token)
      lives.push(live)
      return live
    },
    hangUp: async () => void (await Promise.all(lives.map((live) => live.close()))),
  }
}

async function enter(url: string, email: string, company: string | undefined): Promise<Session> {
  const response = await fetch(`${url}/auth/demo`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, ...(company === undefined ? {} : { company }) }),
  })
  if (!response.ok) throw new Error(`${email} cannot sign in: ${await response.text()}`)
  const { accessToken, viewer } = (await response.json()) as {
    accessToken: string
    viewer: { user: { id: string }; companyId: string; role: string }
  }
  return { token: accessToken, userId: viewer.user.id, companyId: viewer.companyId, role: viewer.role }
}
