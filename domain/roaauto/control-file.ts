import type { OracleColumn, OracleTable } from './tables.ts'

/** Number formats by decimals. */
const MASKS: Readonly<Record<number, string>> = { 2: '99999999999990D00', 3: '9999999990D000' }

const fieldOf = ({ name, type, length, decimals }: OracleColumn): string => {
  if (type === 'day') return `${name} DATE "YYYY-MM-DD"`
  // A text begins with an apostrophe only as the guard of spreadsheets (`TableFile`).
  if (type === 'text') {
    const most = (length ?? 255) * 4 + 1
    return `${name} CHAR(${most}) "REGEXP_REPLACE(:${name}, '^''')"`
  }
  const mask = MASKS[decimals]
  return mask === undefined
    ? `${name} INTEGER EXTERNAL`
    : `${name} CHAR "TO_NUMBER(:${name}, '${mask}', 'NLS_NUMERIC_CHARACTERS=''.,''')"`
}

/** The control file with which SQL*Loader reads a table's CSV, whatever the language of the session. */
export const controlFile = ({ name, columns }: OracleTable): string =>
  [
    'OPTIONS (SKIP=1, ERRORS=0)',
    'LOAD DATA',
    'CHARACTERSET AL32UTF8',
    'LENGTH SEMANTICS CHAR',
    `INFILE '${name}.csv'`,
    'APPEND',
    `INTO TABLE ${name}`,
    `FIELDS TERMINATED BY ',' OPTIONALLY ENCLOSED BY '"'`,
    'TRAILING NULLCOLS',
    '(',
    columns.map((column) => `  ${fieldOf(column)}`).join(',\n'),
    ')',
    '',
  ].join('\n')
