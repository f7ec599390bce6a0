import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest"
import { z } from "zod"
import type { EventBus } from "./bus.ts"
import { PermanentError } from "./bus.ts"
import type { World } from "./bus.world.ts"
import { figureChanged, numbers, openWorld, rowOf, session, sessionType } from "./bus.world.ts"
import type { RetryPolicy } from "./digester.ts"
import type { EventEnvelope } from "./envelope.ts"

/** Quick enough for tests; five attempts as in earnest. */
const retries: RetryPolicy = { attempts: 5, baseMs: 5, maxMs: 20, factor: 2 }

export type BusUnderTest = {
  /** Opens one process's bus on the world's database. */
  open(world: World, retries: RetryPolicy): Promise<EventBus>
  /** Breaks what connects the open buses to their servers; the servers stay. */
  cut(world: World): Promise<void>
  cleanUp(): Promise<void>
}

/** What every bus guarantees. */
export function busSuite(name: string, underTest: BusUnderTest): void {
  describe(name, { timeout: 30_000 }, () => {
    let world: World
    let open: EventBus[] = []
    const openBus = async () => {
      const bus = await underTest.open(world, retries)
      open.push(bus)
      return bus
    }

    beforeAll(async () => {
      world = await openWorld()
    })
    afterEach(async () => {
      await Promise.all(open.map((bus) => bus.close()))
      open = []
      await underTest.cleanUp()
      await world.admin.query(
        "truncate bus.outbox_event, bus.consumer_cursor, bus.consumer_retry, bus.dead_letter, outcomes.effect, outcomes.inbox_event",
      )
    })
    afterAll(() => world.close())

    test("an event of a transaction that rolled back is never seen", async () => {
      const bus = await openBus()
      await bus.consume({ consumer: "c", types: [sessionType], handle: world.noteEffects("c") })
      const end = await world.announceLate([session(1)], "rollback")
      await world.announce([session(2)])
      await end()
      await bus.settled()
      expect(await world.effects("c")).toEqual([2])
    })

    test("a bus with nothing to do leaves the database in peace: a few looks a second, not thousands", async () => {
      const bus = await openBus()
      for (const consumer of ["c", "d", "e"]) await bus.consume({ consumer, types: [sessionType], handle: world.noteEffects(consumer) })
      await world.announce([session(1)])
      await bus.settled()
      const transactions = async () => {
        await world.admin.query("select pg_stat_force_next_flush()").catch(() => undefined)
        const { rows } = await world.admin.query<{ n: number }>(
          "select xact_commit::int as n from pg_stat_database where datname = current_database()",
        )
        return rows[0]?.n ?? 0
      }
      // Statistics arrive up to a second late, so two seconds are looked at.
      const before = await transactions()
      await new Promise((resume) => setTimeout(resume, 2_000))
      expect((await transactions()) - before).toBeLessThan(150)
      await world.announce([session(2)])
      await bus.settled()
      expect(await world.effects("c")).toEqual([1, 2])
    })

    test("an event arrives with everything its announcement and its company say", async () => {
      const bus = await openBus()
      const seen: EventEnvelope[] = []
      await bus.consume({ consumer: "c", types: [sessionType], handle: async (events) => void seen.push(...events) })
      const announced = session(7)
      await world.announce([announced])
      await bus.settled()
      expect(seen).toEqual([
        {
          specversion: "1.0",
          id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
          type: sessionType,
          dataversion: 1,
          source: "programs",
          time: expect.stringMatching(/^\d{4}-.*Z$/),
          companyid: "com_a",
          subjectrefs: announced.subjectRefs,
          correlationid: "req_1",
          causationid: "imp:7",
          data: announced.data,
        },
      ])
    })

    test("order is kept, in one transaction and from one to the next, and other types are passed by", async () => {
      const bus = await openBus()
      await bus.consume({ consumer: "c", types: [sessionType], handle: world.noteEffects("c"), batchSize: 7 })
      await world.announce(numbers(1, 20).map(session))
      await world.announce([figureChanged, session(21), figureChanged])
      for (const row of numbers(22, 40)) await world.announce([session(row)])
      await bus.settled()
      expect(await world.effects("c")).toEqual(numbers(1, 40))
    })

    test("a low number committed late is not lost", async () => {
      const bus = await openBus()
      await bus.consume({ consumer: "c", types: [sessionType], handle: world.noteEffects("c") })
      const commit = await world.announceLate([session(1)])
      await world.announce([session(2)])
      await new Promise((done) => setTimeout(done, 100))
      await commit()
      await bus.settled()
      expect(await world.effects("c")).toEqual([1, 2])
    })

    test("a batch that comes again has its effect once", async () => {
      const bus = await openBus()
      const note = world.noteEffects("c")
      let calls = 0
      const handle = async (events: EventEnvelope[]) => {
        await note(events)
        if (++calls === 1) throw new Error("committed, and then the answer was lost")
      }
      await bus.consume({ consumer: "c", types: [sessionType], handle })
      await world.announce(numbers(1, 30).map(session))
      await bus.settled()
      expect(calls).toBeGreaterThan(1)
      expect(await world.effects("c")).toEqual(numbers(1, 30))
    })

    test("a poisonous event becomes a dead letter after five attempts while its neighbours pass", async () => {
      const bus = await openBus()
      let attempts = 0
      const handle = world.noteEffects("c", (events) => {
        if (!events.some((event) => rowOf(event) === 5)) return
        if (events.length === 1) attempts++
        throw new Error("five does not agree with me")
      })
      await bus.consume({ consumer: "c", types: [sessionType], handle })
      await world.announce(numbers(1, 10).map(session))
      await bus.settled()
      expect(await world.effects("c")).toEqual([1, 2, 3, 4, 6, 7, 8, 9, 10])
      expect(attempts).toBe(5)
      expect(await bus.deadLetters("c")).toEqual([
        {
          consumer: "c",
          attempts: 5,
          reason: "five does not agree with me",
          at: expect.any(String),
          event: expect.objectContaining({ data: session(5).data }),
        },
      ])
      expect(await bus.lag("c")).toEqual({ events: 0 })
    })

    test("an event that fails for a while passes later and leaves no dead letter", async () => {
      const bus = await openBus()
      let failures = 0
      await bus.consume({
        consumer: "c",
        types: [sessionType],
        handle: world.noteEffects("c", () => {
          if (failures++ < 3) throw new Error("not yet")
        }),
      })
      await world.announce([session(1)])
      await bus.settled()
      expect(await world.effects("c")).toEqual([1])
      expect(await bus.deadLetters("c")).toEqual([])
    })

    test("a permanent error makes a dead letter at once, and a dead letter can be handed over again", async () => {
      const bus = await openBus()
      let isMended = false
      let attempts = 0
      const handle = world.noteEffects("c", (events) => {
        attempts++
        if (!isMended && events.some((event) => rowOf(event) === 1)) throw new PermanentError("never")
      })
      await bus.consume({ consumer: "c", types: [sessionType], handle })
      await world.announce([session(1)])
      await bus.settled()
      const [letter] = await bus.deadLetters("c")
      expect({ attempts, counted: letter?.attempts, reason: letter?.reason }).toEqual({ attempts: 1, counted: 1, reason: "never" })

      isMended = true
      await bus.replay("c", letter?.event.id ?? "")
      await bus.settled()
      expect(await world.effects("c")).toEqual([1])
      expect(await bus.deadLetters("c")).toEqual([])
      await expect(bus.replay("c", letter?.event.id ?? "")).rejects.toThrow("has no dead letter")
    })

    test("an outage of a handler costs no event an attempt", async () => {
      const bus = await openBus()
      let failedAlone = 0
      const handle = world.noteEffects("c", (events) => {
        if (failedAlone === 5) return
        if (events.length === 1 && events.some((event) => rowOf(event) === 1)) failedAlone++
        throw new Error("my database is away")
      })
      await world.announce(numbers(1, 100).map(session))
      await bus.consume({ consumer: "before", types: [sessionType], handle: async () => undefined })
      await bus.settled()
      await bus.consume({ consumer: "c", types: [sessionType], handle })
      await bus.settled()
      expect(failedAlone).toBe(5)
      expect((await world.effects("c")).sort((a, b) => a - b)).toEqual(numbers(1, 100))
      expect(await bus.deadLetters("c")).toEqual([])
    })

    test("a broken event is a dead letter that says what is wrong", async () => {
      const bus = await openBus()
      await bus.consume({ consumer: "c", types: [sessionType], handle: world.noteEffects("c") })
      await world.admin.query(
        `insert into bus.outbox_event (id, company_id, type, dataversion, source, time, correlation_id, data)
         select gen_random_uuid(), 'com_a', $1, v, 'x', now(), 'r', '{"row": "one"}' from unnest(array[1, 99]) as v`,
        [sessionType],
      )
      await world.announce([session(1)])
      await bus.settled()
      const reasons = (await bus.deadLetters("c")).map(({ reason, attempts }) => `${attempts} ${reason}`)
      expect(reasons).toHaveLength(2)
      expect(reasons).toContainEqual(expect.stringMatching(/^1 .*breaks its contract: .*row: /))
      expect(reasons).toContainEqual(expect.stringMatching(/^1 .*version 99 cannot be read as version 1/))
      expect(await world.effects("c")).toEqual([1])
    })

    test("an old version is lifted to the present one; one nobody knows yet is parked whole, and read by the release that knows it", async () => {
      const contract = {
        version: 2,
        data: z.object({ row: z.int() }),
        upcasts: { 1: (data: unknown) => ({ row: Number((data as { line: string }).line) }) },
      }
      const next = { [sessionType]: contract }
      const after = { [sessionType]: { ...contract, version: 3, upcasts: { ...contract.upcasts, 2: (data: unknown) => data } } }
      await world.admin.query(
        `insert into bus.outbox_event (id, company_id, type, dataversion, source, time, correlation_id, data)
         select gen_random_uuid(), 'com_a', $1, v, 'x', now(), 'r', data
         from (values (1, '{"line": "7"}'::jsonb), (2, '{"row": 8}'), (3, '{"row": 9}')) as given (v, data)`,
        [sessionType],
      )
      const bus = await openBus()
      await bus.consume({ consumer: "c", types: [sessionType], handle: world.noteEffects("c", undefined, next) })
      await bus.settled()
      expect(await world.effects("c")).toEqual([7, 8])
      const [letter, ...others] = await bus.deadLetters("c")
      expect(others).toEqual([])
      expect(letter).toMatchObject({
        event: { dataversion: 3, data: { row: 9 } },
        reason: expect.stringContaining("version 3 cannot be read as version 2"),
      })
      await bus.close()
      open = []

      const released = await openBus()
      await released.consume({ consumer: "c", types: [sessionType], handle: world.noteEffects("c", undefined, after) })
      await released.replay("c", letter?.event.id ?? "")
      await released.settled()
      expect(await world.effects("c")).toEqual([7, 8, 9])
      expect(await released.deadLetters("c")).toEqual([])
    })

    test("two processes with one consumer share without a double effect, and either carries on alone", async () => {
      const first = await openBus()
      const second = await openBus()
      const overlap = { now: 0, most: 0 }
      const note = world.noteEffects("c")
      const handle = async (events: EventEnvelope[]) => {
        overlap.most = Math.max(overlap.most, ++overlap.now)
        await note(events)
        overlap.now--
      }
      await first.consume({ consumer: "c", types: [sessionType], handle, batchSize: 10 })
      await second.consume({ consumer: "c", types: [sessionType], handle, batchSize: 10 })
      await world.announce(numbers(1, 200).map(session))
      await Promise.all([first.settled(), second.settled()])
      await first.close()
      await world.announce(numbers(201, 220).map(session))
      await second.settled()
      expect(await world.effects("c")).toEqual(numbers(1, 220))
      expect(overlap.most).toBe(1)
    })

    test("two consumers each see every event, a new one from the beginning", async () => {
      const bus = await openBus()
      await bus.consume({ consumer: "a", types: [sessionType], handle: world.noteEffects("a") })
      await world.announce(numbers(1, 5).map(session), "com_a")
      await bus.settled()
      await bus.consume({ consumer: "b", types: [sessionType], handle: world.noteEffects("b") })
      await world.announce(numbers(6, 9).map(session), "com_b")
      await bus.settled()
      expect(await world.effects("a")).toEqual(numbers(1, 9))
      expect(await world.effects("b")).toEqual(numbers(1, 9))
    })

    test("a stopped consumer goes on where it stopped, in another process too", async () => {
      const bus = await openBus()
      const handled: number[] = []
      const handle = async (events: EventEnvelope[]) => void handled.push(...events.map(rowOf))
      const subscription = await bus.consume({ consumer: "c", types: [sessionType], handle })
      await world.announce([session(1)])
      await bus.settled()
      await subscription.stop()
      await world.announce([session(2)])
      const next = await openBus()
      await next.consume({ consumer: "c", types: [sessionType], handle })
      await next.settled()
      expect(handled).toEqual([1, 2])
    })

    test("lag counts what a consumer has before it", async () => {
      const bus = await openBus()
      const subscription = await bus.consume({ consumer: "c", types: [sessionType], handle: async () => undefined })
      await bus.settled()
      await subscription.stop()
      await world.announce(numbers(1, 3).map(session))
      expect(await bus.lag("c")).toEqual({ events: 3 })
    })

    test("a tail sees what is new, of the types it asked for, and nothing older", async () => {
      const bus = await openBus()
      await world.announce([session(1)])
      const commit = await world.announceLate([session(2)])
      await world.announce([session(3)])
      const seen: number[] = []
      const tail = await bus.tail([sessionType], (event) => void seen.push(rowOf(event)))
      await commit()
      await world.announce([figureChanged, session(4)])
      await vi.waitFor(() => expect(seen).toEqual([2, 4]), 5_000)
      await tail.stop()
      await world.announce([session(5)])
      await bus.settled()
      expect(seen).toEqual([2, 4])
    })

    test("connections cut in the middle of work are made anew, and nothing is lost or done twice", async () => {
      const bus = await openBus()
      let batches = 0
      const note = world.noteEffects("c")
      const handle = async (events: EventEnvelope[]) => {
        if ([2, 4, 6].includes(++batches)) await underTest.cut(world)
        await note(events)
      }
      await bus.consume({ consumer: "c", types: [sessionType], handle, batchSize: 20 })
      const tailed: number[] = []
      for (const start of [1, 51, 101]) {
        await world.announce(numbers(start, start + 49).map(session))
        await new Promise((done) => setTimeout(done, 50))
      }
      await vi.waitFor(async () => expect((await world.effects("c")).length).toBe(150), { timeout: 50_000, interval: 100 })
      const tail = await vi.waitFor(() => bus.tail([sessionType], (event) => void tailed.push(rowOf(event))), 10_000)
      await bus.settled()
      await world.announce([session(151)])
      await vi.waitFor(() => expect(tailed).toEqual([151]), 10_000)
      await tail.stop()
      await bus.settled()
      expect((await world.effects("c")).sort((a, b) => a - b)).toEqual(numbers(1, 151))
      expect(await bus.deadLetters("c")).toEqual([])
    }, 120_000)

    test("settled waits for what handlers announce, and for what comes of that", async () => {
      const bus = await openBus()
      const step = (consumer: string, from: number) => async (events: EventEnvelope[]) => {
        const due = events.filter((event) => rowOf(event) === from)
        await world.handleOnce(consumer, due, { [sessionType]: async () => world.announce([session(from + 1)]) })
      }
      for (const from of [1, 2, 3])
        await bus.consume({ consumer: `step-${from}`, types: [sessionType], handle: step(`step-${from}`, from) })
      await bus.consume({ consumer: "c", types: [sessionType], handle: world.noteEffects("c") })
      await world.announce([session(1)])
      await bus.settled()
      expect(await world.effects("c")).toEqual([1, 2, 3, 4])
    })

    test("five thousand events pass once each, in order, in large batches", async () => {
      const bus = await openBus()
      const note = world.noteEffects("c")
      let batches = 0
      const handle = async (events: EventEnvelope[]) => {
        batches++
        await note(events)
      }
      await bus.consume({ consumer: "c", types: [sessionType], handle, batchSize: 5_000 })
      await world.announce(numbers(1, 5_000).map(session))
      await bus.settled()
      expect(await world.effects("c")).toEqual(numbers(1, 5_000))
      expect(batches).toBeLessThanOrEqual(50)
    })

    test("one process cannot start a consumer twice, but may start it again once it has stopped", async () => {
      const bus = await openBus()
      const options = { consumer: "c", types: [sessionType], handle: async () => undefined }
      const subscription = await bus.consume(options)
      await expect(bus.consume(options)).rejects.toThrow("started twice")
      await subscription.stop()
      await bus.consume(options)
    })

    test("closing is prompt and waits for the handler at work", async () => {
      const bus = await openBus()
      let isDone = false
      const started = Promise.withResolvers<void>()
      await bus.consume({
        consumer: "c",
        types: [sessionType],
        handle: async () => {
          started.resolve()
          await new Promise((done) => setTimeout(done, 200))
          isDone = true
        },
      })
      await bus.consume({ consumer: "idle", types: ["figure.changed"], handle: async () => undefined })
      await world.announce([session(1)])
      await started.promise
      const before = performance.now()
      await bus.close()
      open = []
      expect(isDone).toBe(true)
      expect(performance.now() - before).toBeLessThan(2_500)
    })
  })
}
