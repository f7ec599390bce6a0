import { readFileSync } from "node:fs"

const ticksPerSecond = 100

/** Seconds of processor time a process has used so far, its threads included (Linux). */
export function cpuOf(pid: number): number {
  // The name in brackets may hold spaces; the fields are counted behind it.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? []
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}
