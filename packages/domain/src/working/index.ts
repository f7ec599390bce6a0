export { Exact, toExact, toPlain } from "./arithmetic.ts"
export { createWorking, type Ref, type Working } from "./create-working.ts"
export { type Mismatch, type Replay, replay } from "./replay.ts"
export { type Op, OPS, type Step } from "./step.ts"
