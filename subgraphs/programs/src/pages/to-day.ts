/** A date column as the graph writes days. */
export const toDay = (date: Date): string => date.toISOString().slice(0, 10)
