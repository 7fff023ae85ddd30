/** What people write before the lines of a list: `- `, `• `, `1. `, `2) `. */
const BULLET = /^\s*(?:[-–—•*·]|\d{1,3}[.)])\s+/

/** The lines of a pasted list without their bullets; empty where the text is a single line. */
export const pastedLines = (text: string): string[] => {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(BULLET, '').replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
  return lines.length > 1 ? lines : []
}
