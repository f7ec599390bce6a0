type Tone = "good" | "bad" | "neutral"

/** How a figure moved against another period; `NONE` where there is nothing to compare. */
export type FigureChangeModel = { kind: "NONE" } | { kind: "UP" | "DOWN" | "SAME"; tone: Tone; difference: string; ratio: string | null }

/** Whether more is better; tone is a judgement and stands apart from the sign. */
const BETTER: Record<string, "MORE" | "NEITHER"> = {
  PARTICIPANTS: "MORE",
  VOLUNTEERS: "MORE",
  SESSIONS: "MORE",
  VOLUNTEER_HOURS: "MORE",
  AVERAGE_RATING: "MORE",
  SROI: "MORE",
  VIS: "MORE",
}

export function toFigureChange(metric: string, change: { difference?: string | null; ratio?: string | null }): FigureChangeModel {
  const { difference, ratio } = change
  if (difference === null || difference === undefined) return { kind: "NONE" }
  const sign = /^-?0*(\.0*)?$/.test(difference) ? 0 : difference.startsWith("-") ? -1 : 1
  if (sign === 0) return { kind: "SAME", tone: "neutral", difference, ratio: ratio ?? null }
  const tone: Tone = BETTER[metric] === "MORE" ? (sign > 0 ? "good" : "bad") : "neutral"
  return { kind: sign > 0 ? "UP" : "DOWN", tone, difference, ratio: ratio ?? null }
}
