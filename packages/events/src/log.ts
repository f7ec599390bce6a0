/** What the bus needs of a logger; pino's fits. */
export type BusLog = {
  warn(fields: Record<string, unknown>, message: string): void
  error(fields: Record<string, unknown>, message: string): void
}

/** Says nothing. */
export const silentLog: BusLog = { warn: () => undefined, error: () => undefined }

/** The words of whatever was thrown. */
export const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown))
