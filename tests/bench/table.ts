/** The result of one part of the bench: a table with its own columns, the first of which says what was measured. */
export type Section = {
  title: string
  columns: string[]
  rows: string[][]
  /** Shown under the table: its path from docs/, and what it shows. */
  picture?: { path: string; text: string }
}

/** A table for a terminal. */
export const asText = ({ title, columns, rows }: Section): string => {
  const table = [columns, ...rows]
  const widths = columns.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  const printed = table.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0
        return column === 0 ? cell.padEnd(width) : cell.padStart(width)
      })
      .join('  '),
  )
  return [title, ...printed].join('\n')
}

/** A table in Markdown. */
export const asMarkdown = ({ title, columns, rows, picture }: Section): string =>
  [
    `## ${title}`,
    '',
    `| ${columns.join(' | ')} |`,
    `| ${columns.map((_, column) => (column === 0 ? ':--' : '--:')).join(' | ')} |`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
    ...(picture ? ['', `![${picture.text}](${picture.path})`] : []),
  ].join('\n')
