import { rowProblem, type RowProblem } from "./row-problem.ts"

/** The scale ratings are written in; the graph's `RatingScale`. */
export type RatingScale = "ZERO_TO_ONE" | "ONE_TO_FIVE"

const NUMBER = /^-?\d{1,6}(?:[.,]\d{1,12})?$/

/** Ratings are computed in ten-thousandths: whole numbers, so that halves round up and never sideways. */
const PARTS = 10_000

/**
 * Brings a rating from its declared scale onto 0 (worst) to 1 (best), as a decimal of at most four places: r, or (r − 1) / 4.
 * The scale is never guessed, since a 1 is the worst on one and the best on the other; without one a rating is a problem.
 * Null for a blank or bad rating.
 */
export function normaliseRating(text: string | null, scale: RatingScale | null, field: string, problems: RowProblem[]): string | null {
  if (text === null) return null
  if (!NUMBER.test(text)) {
    problems.push(rowProblem(field, text, "NUMBER_INVALID", `The rating "${text.slice(0, 80)}" is not a number.`))
    return null
  }
  if (scale === null) {
    const message = "The scale of the ratings is not declared; choose 0 to 1 or 1 to 5."
    problems.push(rowProblem(field, text, "RATING_OUT_OF_SCALE", message))
    return null
  }
  const rating = Math.round(Number(text.replace(",", ".")) * PARTS)
  const [least, most] = scale === "ZERO_TO_ONE" ? [0, 1] : [1, 5]
  if (rating < least * PARTS || rating > most * PARTS) {
    const message = `The rating "${text}" is outside the declared scale from ${least} to ${most}.`
    problems.push(rowProblem(field, text, "RATING_OUT_OF_SCALE", message))
    return null
  }
  return String(Math.round((rating - least * PARTS) / (most - least)) / PARTS)
}
