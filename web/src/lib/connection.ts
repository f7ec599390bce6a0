import { createStore } from "./store.ts"

/** How the line for live changes stands; `idle` while nothing is listened to. */
export type Connection = "idle" | "connecting" | "live" | "reconnecting"

export const connectionStore = createStore<Connection>("idle")
