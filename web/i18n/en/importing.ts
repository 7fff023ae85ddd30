import type { Messages } from '../messages.ts'
import { countInEnglish as count } from '../plural.ts'

export const importing: Messages['importing'] = {
  how: 'Choose a CSV file as Excel or another program saves it. Its first line holds the names of the columns. You see what would change first; nothing is written until you press Import.',
  columns: 'Columns:',
  file: 'The CSV file',
  choose: 'Choose the file',
  another: 'Another file',
  start: (rows: number) => `Import ${count(rows, 'row', 'rows')}`,
  writing: 'Writing',
  rows: (rows: number) => count(rows, 'row', 'rows'),
  line: (line: number) => `line ${line}`,
  empty: 'Row without a name',
  show: 'Show',
  kinds: { error: 'With mistakes', question: 'To choose', new: 'New', changed: 'Changed', same: 'The same' },
  errorsLeftOut: 'Rows with mistakes are left out until you mend them; the others can be imported.',
  cellsLeftOut: (cells: number) =>
    cells === 1
      ? 'One cell cannot be read and is left out; its row is imported.'
      : `${count(cells, 'cell', 'cells')} cannot be read and are left out; their rows are imported.`,
  cell: (column: string, problem: string) => `${column}: ${problem}`,
  mangled: (typed: string) => `Excel has rounded the code (${typed}), left out`,
  phone: 'The phone does not look right; it is kept as it is',
  county: (name: string) => `Unknown county, left out: ${name}`,
  mendLabel: (title: string) => `Mend: ${title}`,
  mended: 'Done',
  leave: 'Cancel',
  inFile: (facts: string) => `In the file: ${facts}`,
  leaveOut: 'Do not import',
  unknown: (names: string) => `Unknown columns, left out: ${names}`,
  repeated: (line: number) => `It is there once more, on line ${line}`,
  more: (rows: number) => `Show ${count(rows, 'more row', 'more rows')}`,
  missing: (names: string) =>
    `The column “${names}” is missing. The first line of the file must hold the names of the columns.`,
  noRows: 'The file has its headings alone, and no rows.',
  unreadable: 'The file cannot be read. Save it from Excel as “CSV UTF-8 (comma delimited)” and try again.',
  tooLarge: 'The file is too large. Cut it into pieces of at most 20 MB.',
  done: (rows: number) => `${count(rows, 'row', 'rows')} imported`,
  undone: 'The import was taken back',
  undoLabel: (label: string) => `${label}: taken back`,
  tools: {
    label: 'Import and export',
    import: 'Import CSV',
    export: 'Download CSV',
    exported: 'The file is downloaded',
  },
}
