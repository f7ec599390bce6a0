/** How wide the card at this place is: four in the first row and three in the second, pairs on small screens. */
export function cardSpan(index: number): string {
  if (index < 4) return "xl:col-span-3"
  return index === 6 ? "col-span-2 xl:col-span-4" : "xl:col-span-4"
}
