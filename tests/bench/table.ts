/** One line of the report: what was measured, ours, the raw platform's, and how they relate. */
export type Line = {
  part: string
  what: string
  /** The product. */
  ours: string
  /** The raw platform doing the same, where there is such a thing. */
  raw?: string
  ratio?: string
}

const HEAD: [string, string, string, string] = ['What', 'ROA AUTO', 'Raw platform', 'Ratio']

const cells = (line: Line): [string, string, string, string] => [
  line.what,
  line.ours,
  line.raw ?? '',
  line.ratio ?? '',
]

const byPart = (lines: readonly Line[]): Map<string, Line[]> => Map.groupBy(lines, (line) => line.part)

/** The table for a terminal. */
export const asText = (lines: readonly Line[]): string => {
  const rows = [HEAD, ...lines.map(cells)]
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const printed = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  const out = [printed(HEAD)]
  for (const [part, group] of byPart(lines)) {
    out.push('', part.toUpperCase(), ...group.map((line) => printed(cells(line))))
  }
  return out.join('\n')
}

/** The same as Markdown, one table a part. */
export const asMarkdown = (lines: readonly Line[]): string =>
  [...byPart(lines)]
    .map(([part, group]) =>
      [
        `## ${part}`,
        '',
        `| ${HEAD.join(' | ')} |`,
        '| :-- | --: | --: | --: |',
        ...group.map((line) => `| ${cells(line).join(' | ')} |`),
      ].join('\n'),
    )
    .join('\n\n')
