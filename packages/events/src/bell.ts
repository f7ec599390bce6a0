/** Lets one loop sleep until somebody rings or its time is over. A ring while nobody sleeps is kept for the next sleep. */
export type Bell = { ring(): void; wait(timeoutMs: number): Promise<void> }

/** A new bell, silent. */
export function createBell(): Bell {
  let rung = false
  let wake: (() => void) | null = null
  return {
    ring() {
      rung = true
      wake?.()
    },
    async wait(timeoutMs) {
      if (!rung) {
        await new Promise<void>((done) => {
          const timer = setTimeout(done, timeoutMs)
          wake = () => {
            clearTimeout(timer)
            done()
          }
        })
        wake = null
      }
      rung = false
    },
  }
}
