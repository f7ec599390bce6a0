/** A point of a sparkline; null where nothing was measured. */
export type SparkValue = number | null

/** Pieces of a line in a box of this size; where nothing was measured the line is broken, never drawn at 0. */
export function sparklinePaths(
  values: readonly SparkValue[],
  width: number,
  height: number,
): { lines: string[]; dots: { x: number; y: number }[] } {
  const known = values.filter((value) => value !== null)
  const low = Math.min(...known)
  const high = Math.max(...known)
  const stepX = values.length > 1 ? width / (values.length - 1) : 0
  const yOf = (value: number) => (high === low ? height / 2 : height - ((value - low) / (high - low)) * height)
  const round = (n: number) => Math.round(n * 100) / 100

  const lines: string[] = []
  const dots: { x: number; y: number }[] = []
  let run: { x: number; y: number }[] = []
  const close = () => {
    const [only] = run
    if (run.length === 1 && only) dots.push(only)
    if (run.length > 1) lines.push(run.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${x} ${y}`).join(""))
    run = []
  }
  values.forEach((value, i) => {
    if (value === null) close()
    else run.push({ x: round(i * stepX), y: round(yOf(value)) })
  })
  close()
  return { lines, dots }
}
