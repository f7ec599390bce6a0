import { armFailPoint, parseFailPoint } from "@teei/events"
import type { Logger } from "pino"
import { type Env, EnvError, parseEnv } from "./env.ts"

/** The exit code for settings that are wrong (EX_CONFIG of sysexits.h). */
const wrongSettings = 78

/** The settings, or the end: every mistake in a line of its own. */
export function readEnvOrExit(source: Record<string, string | undefined>): Env {
  try {
    return parseEnv(source)
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    console.error(error.message)
    process.exit(wrongSettings)
  }
}

/** Arms the place `FAIL_POINT` names, if any: there the process ends as a power cut would end it. */
export function armFailPointOf({ FAIL_POINT }: Env): void {
  const point = FAIL_POINT === undefined ? null : parseFailPoint(FAIL_POINT)
  if (point !== null) armFailPoint(point, () => process.kill(process.pid, "SIGKILL"))
}

/**
 * Starts, then runs until Ctrl-C or SIGTERM, then ends what was started in the opposite order. A second signal ends at once.
 * A start that fails for a reason the person can mend prints that reason in one sentence.
 */
export async function runUntilSignal(log: Logger, start: (onStop: (stop: () => Promise<void>) => void) => Promise<void>): Promise<void> {
  const stops: (() => Promise<void>)[] = []
  const stopAll = async () => {
    for (const stop of stops.toReversed()) await stop().catch((error: unknown) => log.error({ err: error }, "a part did not stop cleanly"))
  }
  let stoppingSince: number | null = null
  const end = async (code: number) => {
    // One Ctrl-C may arrive twice, from the terminal and from whoever started us; a person's second one comes later.
    if (stoppingSince !== null && performance.now() - stoppingSince < 1_000) return
    if (stoppingSince !== null) process.exit(1)
    stoppingSince = performance.now()
    await stopAll()
    process.exit(code)
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end(0))
  try {
    await start((stop) => stops.push(stop))
  } catch (error) {
    if (stoppingSince !== null) return
    console.error(explain(error))
    if (!isSayable(error)) log.error({ err: error }, "the start failed")
    await end(error instanceof EnvError ? wrongSettings : 1)
  }
}

/** Mistakes the person can mend; the sentence is enough. */
const isSayable = (error: unknown): boolean =>
  error instanceof EnvError || portTaken(error) !== null || (error instanceof Error && "isSayable" in error)

const explain = (error: unknown): string => portTaken(error) ?? (error instanceof Error ? error.message : String(error))

function portTaken(error: unknown): string | null {
  if (!(error instanceof Error) || !("code" in error) || !("port" in error)) return null
  if (error.code === "EADDRINUSE") return `Port ${error.port} is taken. Stop what uses it, or set PORT to another one.`
  return error.code === "EACCES" ? `Port ${error.port} needs more rights. Set PORT to one above 1023.` : null
}
