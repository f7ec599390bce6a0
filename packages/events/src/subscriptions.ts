import type { Subscription } from "./bus.ts"

/** What a bus has running, so that it can end all of it. */
export type Subscriptions = {
  /** `ended` is called once, after the subscription has stopped. */
  add(subscription: Subscription, ended?: () => void): Subscription
  stopAll(): Promise<void>
}

export function createSubscriptions(): Subscriptions {
  const running = new Set<Subscription>()
  return {
    add(subscription, ended) {
      const entry: Subscription = {
        async stop() {
          await subscription.stop()
          if (running.delete(entry)) ended?.()
        },
      }
      running.add(entry)
      return entry
    },
    async stopAll() {
      await Promise.all([...running].map((entry) => entry.stop()))
    },
  }
}

/** The same work for every call, done at the first. */
export function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null
  return () => (done ??= work())
}
