import pg from "pg"
import type { BusLog } from "./log.ts"
import { messageOf } from "./log.ts"
import { outagePauses, pause, pauseMs } from "./pause.ts"

/** One connection that stays: it hears the outbox's notifications and holds the locks by which processes take turns. */
export type BusSession = {
  /** Takes the lock of that name for this process. False when another process has it, or when the database is out of reach. */
  tryLock(name: string): Promise<boolean>
  /** True while the lock of that name is ours: it is lost with the connection. */
  holds(name: string): boolean
  unlock(name: string): Promise<void>
  close(): Promise<void>
}

/** What a notification says: that something was announced, or that somebody left work other than announced events (a revived dead letter). */
export type BusMessage = "announced" | "work"

/** Keeps our advisory locks apart from those of others in the same database. */
const lockSpace = 7_733_004

/**
 * Locks belong to the session and not to a transaction: an open transaction with an id would hold back `pg_snapshot_xmin`, and with it every reader
 * of the outbox, for as long as a handler works.
 */
export async function openBusSession(connectionString: string, onNotify: (message: BusMessage) => void, log: BusLog): Promise<BusSession> {
  const closing = new AbortController()
  const held = new Set<string>()
  let client = await connect()

  async function connect(): Promise<pg.Client> {
    const opened = new pg.Client({ connectionString, keepAlive: true, application_name: "teei-bus-session" })
    opened.on("notification", ({ payload }) => onNotify(payload === "work" ? "work" : "announced"))
    // An error without a listener would end the process; what matters is the end that follows.
    opened.on("error", (error) => closing.signal.aborted || log.warn({ error: error.message }, "The bus lost its database session"))
    await opened.connect()
    await opened.query("listen teei_bus")
    opened.once("end", () => closing.signal.aborted || void reconnect())
    return opened
  }

  async function reconnect(): Promise<void> {
    held.clear()
    for (let failures = 1; !closing.signal.aborted; failures++) {
      await pause(pauseMs(outagePauses, failures), closing.signal)
      if (closing.signal.aborted) return
      try {
        client = await connect()
        if (closing.signal.aborted) await client.end()
        onNotify("work")
        return
      } catch (error) {
        log.warn({ error: messageOf(error), failures }, "The bus cannot reach its database")
      }
    }
  }

  /** Several consumers share the connection, which takes one statement at a time: each waits for the one before. */
  let turn: Promise<unknown> = Promise.resolve()
  function ask(sql: string, name: string): Promise<boolean> {
    const answer = turn.then(() => client.query<{ done: boolean }>(`select ${sql}($1, hashtext($2)) as done`, [lockSpace, name]))
    turn = answer.catch(() => undefined)
    return answer.then(({ rows }) => rows[0]?.done === true)
  }

  return {
    async tryLock(name) {
      if (held.has(name)) throw new Error(`${name} is already at work in this process`)
      if (!(await ask("pg_try_advisory_lock", name).catch(() => false))) return false
      held.add(name)
      return true
    },
    holds: (name) => held.has(name),
    async unlock(name) {
      if (held.delete(name)) await ask("pg_advisory_unlock", name).catch(() => false)
    },
    async close() {
      closing.abort()
      await client.end()
    },
  }
}
