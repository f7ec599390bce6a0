import * as v from "valibot"

/** Where to go once signed in, and why one was sent here. Unreadable parameters are as good as none. */
export const SignInSearchSchema = v.object({
  next: v.optional(v.fallback(v.optional(v.string()), undefined)),
  reason: v.optional(v.fallback(v.optional(v.picklist(["expired"])), undefined)),
})
