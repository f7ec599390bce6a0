import { type Logger, pino } from "pino"

/** One JSON object a line on standard error; what could hold a secret or personal data is left out by name. */
export const createLogger = (level: string): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: ["req.headers.authorization", "req.headers.cookie", "*.password", "*.email", "*.token", "*.accessToken"],
        censor: "[redacted]",
      },
    },
    pino.destination(2),
  )
