/** Characters no text here holds: control characters but tab and line ends. PostgreSQL refuses some of them, profile refuses people with any. */
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g

/** The text without control characters other than tab and line ends; halves of surrogate pairs become U+FFFD. */
export const cleanText = (text: string): string => text.replace(control, "").toWellFormed()

/** The first `longest` UTF-16 units of a text; a surrogate pair is never cut in two. */
export function shorten(text: string, longest: number): string {
  const cut = text.slice(0, longest)
  return cut.isWellFormed() ? cut : cut.slice(0, -1).toWellFormed()
}
