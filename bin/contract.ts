import { readdirSync, readFileSync } from 'node:fs'

/**
 * A migration runs while the previous Worker still serves, and a restored database may be older than it. So the schema
 * only grows (expand); a later deployment removes what no code reads (contract) and declares it:
 * `migrations/contracts.json` names, by file, the migration that was its expand half, and why the old shape is unused.
 */

const FOLDER = 'migrations'
const CONTRACTS = `${FOLDER}/contracts.json`

type Contract = { expand: string; why: string }

/** Statements that remove or rewrite what a Worker may read; a rebuilt table is copied into `__new_…`. */
const TAKES_AWAY: readonly [RegExp, string][] = [
  [/\bDROP\b/i, 'DROP'],
  [/\bRENAME\b/i, 'RENAME'],
  [/__new_/i, 'a rebuilt table'],
]

/** The kinds of destructive statement in a migration. Comments and string literals are ignored. */
export const takenAway = (sql: string): string[] => {
  const code = sql.replace(/--.*$/gm, '').replace(/'(?:[^']|'')*'/g, "''")
  return TAKES_AWAY.filter(([pattern]) => pattern.test(code)).map(([, what]) => what)
}

/** The faults of the migrations, in the order of their names; the first migration is the baseline. */
export const contractFaults = (
  migrations: readonly { name: string; sql: string }[],
  contracts: Readonly<Record<string, Contract>>,
): string[] => {
  const names = migrations.map(({ name }) => name)
  const unmarked = migrations.flatMap(({ name, sql }) => {
    const what = takenAway(sql)
    if (what.length === 0 || contracts[name]) return []
    return [
      `${name} holds ${what.join(', ')}. Workers that run beside it, and devices, still use the old shape. Add the new one ` +
        `beside it first; once nobody reads the old one, a later migration may take it away, with a line in ${CONTRACTS}.`,
    ]
  })
  const wrong = Object.entries(contracts).flatMap(([name, { expand, why }]) => {
    const [at, before] = [names.indexOf(name), names.indexOf(expand)]
    if (at < 0) return [`${CONTRACTS} names ${name}, which is not there.`]
    if (before < 0 || before >= at)
      return [`${CONTRACTS}: ${name} needs its expand half, a migration before it.`]
    return why.trim() === '' ? [`${CONTRACTS}: ${name} needs a why.`] : []
  })
  return [...unmarked, ...wrong]
}

/** @throws Error naming each destructive migration that is not the contract half of another one. */
export const checkContracts = (): void => {
  const migrations = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(`${FOLDER}/${name}`, 'utf8') }))
  const contracts = JSON.parse(readFileSync(CONTRACTS, 'utf8')) as Record<string, Contract>
  const faults = contractFaults(migrations, contracts)
  if (faults.length > 0) throw new Error(`${faults.join('\n')}\nBefore the first release: npm run baseline.`)
}
