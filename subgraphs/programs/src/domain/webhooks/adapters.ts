import type { WebhookAdapter } from "./adapter.ts"
import { kintellSessionCompleted } from "./kintell-session-completed.ts"

/** Every kind of message that is understood. A new one is one line here and a file beside this one. */
export const adapters: readonly WebhookAdapter[] = [kintellSessionCompleted]
