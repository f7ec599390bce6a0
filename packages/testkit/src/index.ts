export * from "./database.ts"
export * from "./run-query.ts"
