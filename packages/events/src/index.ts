export * from "./bus.ts"
export * from "./contracts.ts"
export type * from "./envelope.ts"
