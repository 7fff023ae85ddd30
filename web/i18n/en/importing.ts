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
  kinds: { error: 'With mistakes', new: 'New', changed: 'Changed', same: 'The same' },
  errorsLeftOut: 'Rows with mistakes are left out; the others can be imported.',
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
}
