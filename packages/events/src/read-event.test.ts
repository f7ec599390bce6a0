import { expect, test } from "vitest"
import { z } from "zod"
import { PermanentError } from "./bus.ts"
import type { EventEnvelope } from "./envelope.ts"
import { readEvent } from "./read-event.ts"

const event = (over: { type?: string; dataversion?: number; data?: unknown }): EventEnvelope =>
  ({
    specversion: "1.0",
    id: "0199",
    type: "figure.changed",
    dataversion: 1,
    source: "outcomes",
    time: "2026-01-01T00:00:00.000Z",
    companyid: "com_a",
    subjectrefs: [],
    correlationid: "r",
    causationid: null,
    data: { programId: "prg_00000000000000000000000001", month: "2026-01", importIds: [] },
    ...over,
  }) as EventEnvelope

test("an event of the present version is read as it is", () => {
  expect(readEvent(event({}))).toEqual(event({}))
})

test("older data is lifted version by version, then validated", () => {
  const contract = {
    version: 3,
    data: z.object({ hours: z.number(), place: z.string() }),
    upcasts: {
      1: (data: unknown) => ({ hours: z.object({ minutes: z.number() }).parse(data).minutes / 60 }),
      2: (data: unknown) => ({ ...z.object({ hours: z.number() }).parse(data), place: "unknown" }),
    },
  }
  const read = readEvent(event({ data: { minutes: 90 } }), { "figure.changed": contract })
  expect(read).toMatchObject({ dataversion: 3, data: { hours: 1.5, place: "unknown" } })
  expect(() => readEvent(event({ dataversion: 2, data: { hours: "1" } }), { "figure.changed": contract })).toThrow()
})

test("fields a newer producer added are left out", () => {
  const { data } = event({})
  expect(readEvent(event({ data: { ...data, extra: 1 } })).data).toEqual(data)
})

test.each([
  ["an unknown type", { type: "nobody.knows" }, "the type nobody.knows is unknown"],
  ["a name every object has", { type: "constructor" }, "the type constructor is unknown"],
  ["a newer version", { dataversion: 2 }, "version 2 cannot be read as version 1"],
  ["a version without a way up", { dataversion: 0 }, "version 0 cannot be read as version 1"],
  ["broken data", { data: { month: "2026-01" } }, "programId: "],
])("%s is a permanent error", (_, over, message) => {
  expect(() => readEvent(event(over))).toThrow(PermanentError)
  expect(() => readEvent(event(over))).toThrow(message)
})
