/**
 * Fewest people a number may rest on. Fixed: a caller that could lower it could single somebody out.
 * (Five is the threshold for figures seen inside the company; what leaves it may ask for more, never for less.)
 */
export const DISCLOSURE_THRESHOLD = 5

/** Whether a number resting on `n` people may be shown: `SUPPRESSED` for 1 to 4. Nobody (0) singles nobody out. */
export function disclose(n: number): "SHOWN" | "SUPPRESSED" {
  return n > 0 && n < DISCLOSURE_THRESHOLD ? "SUPPRESSED" : "SHOWN"
}
