/** Answers of one subscription: the present one first, then one after each poke that changed something. Ends when told or when a run says so. */
export type LiveStream<T> = AsyncGenerator<T, void> & {
  /** Something happened: run again soon. Pokes during a run or a pause make one run more, not many. */
  poke(): void
  end(): void
}

export type LiveStreamOptions<T> = {
  /** The present answer, already asked for. */
  first: Promise<T>
  /** Asks again; `isLast` when no further answer may follow, for example because the viewer was refused. */
  run(): Promise<{ answer: T; isLast: boolean }>
  /** What must differ for an answer to be worth sending. */
  key(answer: T): string
  /** Shortest time between the starts of two runs. */
  pauseMs: number
  /** Called once, however the stream ends. */
  onEnd(): void
}

/** At most one run at a time and one waiting, so a burst of events costs two runs, and a slow reader holds up only itself. */
export function liveStream<T>({ first, run, key, pauseMs, onEnd }: LiveStreamOptions<T>): LiveStream<T> {
  let isEnded = false
  let isDirty = false
  let wake = () => {}
  const ended = Promise.withResolvers<void>()

  const poked = async () => {
    while (!isDirty && !isEnded) await new Promise<void>((resolve) => (wake = resolve))
  }
  const pause = async (ms: number) => {
    let timer: NodeJS.Timeout | undefined
    await Promise.race([ended.promise, new Promise<void>((resolve) => (timer = setTimeout(resolve, Math.max(0, ms))))])
    clearTimeout(timer)
  }
  async function* answers(): AsyncGenerator<T, void> {
    try {
      let startedAt = performance.now()
      const initial = await first
      let sent = key(initial)
      yield initial
      while (!isEnded) {
        await poked()
        await pause(startedAt + pauseMs - performance.now())
        if (isEnded) return
        isDirty = false
        startedAt = performance.now()
        const result = await Promise.race([run(), ended.promise])
        if (!result || isEnded) return
        const current = key(result.answer)
        if (current !== sent) yield result.answer
        sent = current
        if (result.isLast) return
      }
    } finally {
      end()
    }
  }
  const end = () => {
    if (isEnded) return
    isEnded = true
    ended.resolve()
    wake()
    onEnd()
  }
  const generator = answers()
  const close = generator.return.bind(generator)
  return Object.assign(generator, {
    poke: () => {
      isDirty = true
      wake()
    },
    end,
    // The generator may be waiting for a poke; it must be told before it can be asked to return.
    return: () => {
      end()
      return close()
    },
  })
}
