import { Agent, request } from "node:http"

/** What came of a run: how many were answered as they should be, how fast they came back, and how long each took from when it was meant to begin. */
export type RunResult = { sent: number; good: number; seconds: number; latenciesMs: number[]; statuses: Map<number, number> }

/**
 * Sends requests at fixed times, whether or not earlier ones are answered, as many senders who know nothing of each other do. A request that could not
 * begin in time has waited already: its latency counts from the time it was meant to begin.
 */
export async function runOpenModel(options: {
  url: string
  ratePerSecond: number
  seconds: number
  expected: number
  make(n: number): { headers: Record<string, string>; body: string }
}): Promise<RunResult> {
  const { ratePerSecond, seconds, expected, make } = options
  const url = new URL(options.url)
  const agent = new Agent({ keepAlive: true, maxSockets: 512 })
  const count = ratePerSecond * seconds
  const latenciesMs: number[] = []
  const statuses = new Map<number, number>()
  const began = performance.now()
  let [sent, answered] = [0, 0]
  await new Promise<void>((done) => {
    const finish = (status: number, intended: number) => {
      latenciesMs.push(performance.now() - began - intended)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (++answered === count) done()
    }
    const send = (n: number, intended: number) => {
      const { headers, body } = make(n)
      const sending = request(
        url,
        { method: "POST", agent, headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers } },
        (response) => {
          response.resume()
          response.on("end", () => finish(response.statusCode ?? 0, intended))
        },
      )
      sending.on("error", () => finish(0, intended))
      sending.end(body)
    }
    const timer = setInterval(() => {
      const due = Math.min(count, Math.floor(((performance.now() - began) * ratePerSecond) / 1000))
      while (sent < due) send(sent, (sent++ * 1000) / ratePerSecond)
      if (sent === count) clearInterval(timer)
    }, 1)
  })
  agent.destroy()
  return { sent, good: statuses.get(expected) ?? 0, seconds: (performance.now() - began) / 1000, latenciesMs, statuses }
}

/** The latency that a share of the requests did not exceed. */
export function percentile(latenciesMs: readonly number[], share: number): number {
  const sorted = latenciesMs.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
