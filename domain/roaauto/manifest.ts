import { oracleDecimal } from './numbers.ts'
import type { FileTotals, TableFile } from './table-file.ts'

/** The content of an export, for its importer: counts and sums of each file, and sums that must be equal. */
export type Manifest = {
  format: 'roaauto-oracle'
  version: 1
  shop: { nume: string; cui: string }
  /** The time of its making (ISO), and its place in the history: the same place gives the same files. */
  made_at: string
  epoch: string
  rev: number
  files: ManifestFile[]
  checks: ManifestCheck[]
}

export type ManifestFile = {
  file: string
  control: string
  table: string
  rows: number
  first_id: number | null
  last_id: number | null
  /** Sums by column, written as in the file. */
  sums: Record<string, string>
  lost_links: number
}

export type ManifestCheck = { name: string; left: string; right: string; ok: boolean }

type Place = Pick<Manifest, 'shop' | 'made_at' | 'epoch' | 'rev'>

/** Sums that must be equal: of a column on the left, of one or more columns on the right. */
const CHECKS: readonly { left: string; right: readonly string[] }[] = [
  { left: 'dev_ordl.total_manopera', right: ['dev_oper.total'] },
  { left: 'dev_ordl.total_materiale', right: ['dev_estimari_produse.total'] },
  { left: 'dev_ordl.total_fara_tva', right: ['dev_ordl.total_manopera', 'dev_ordl.total_materiale'] },
  { left: 'dev_ordl.total_general', right: ['dev_ordl.total_fara_tva', 'dev_ordl.tva'] },
  { left: 'facturi.total_general', right: ['facturi.total_fara_tva', 'facturi.tva'] },
]

export const manifestOf = (files: readonly TableFile[], place: Place): Manifest => {
  const byTable = new Map<string, FileTotals>(files.map(({ table, totals }) => [table.name, totals]))
  const sumOf = (path: string): bigint => {
    const [table = '', column = ''] = path.split('.')
    return byTable.get(table)?.sums[column] ?? 0n
  }
  return {
    format: 'roaauto-oracle',
    version: 1,
    ...place,
    files: files.map(({ table, totals }) => ({
      file: `${table.name}.csv`,
      control: `${table.name}.ctl`,
      table: table.name,
      rows: totals.rows,
      first_id: totals.firstId,
      last_id: totals.lastId,
      sums: Object.fromEntries(
        table.columns.flatMap((column) => {
          const sum = totals.sums[column.name]
          return sum === undefined ? [] : [[column.name, oracleDecimal(sum, column.decimals)]]
        }),
      ),
      lost_links: totals.lostLinks,
    })),
    checks: CHECKS.map(({ left, right }) => {
      const total = right.reduce((sum, path) => sum + sumOf(path), 0n)
      return {
        name: `${left} = ${right.join(' + ')}`,
        left: oracleDecimal(sumOf(left), 2),
        right: oracleDecimal(total, 2),
        ok: sumOf(left) === total,
      }
    }),
  }
}
