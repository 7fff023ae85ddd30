import { readdirSync, readFileSync } from 'node:fs'

/**
 * A migration runs while the Worker before it still serves, and a restored database may lie before it. So the shape only
 * grows (expand); what nobody reads any more goes in a later deployment (contract), and says so: in
 * `migrations/contracts.json` stands, by file, the migration that was its expand half, and why nobody needs the old shape.
 */

const FOLDER = 'migrations'
const CONTRACTS = `${FOLDER}/contracts.json`

type Contract = { expand: string; why: string }

/** What takes away or rewrites what a Worker may read; a rebuilt table is copied into `__new_…`. */
const TAKES_AWAY: readonly [RegExp, string][] = [
  [/\bDROP\b/i, 'DROP'],
  [/\bRENAME\b/i, 'RENAME'],
  [/__new_/i, 'a rebuilt table'],
]

/** The kinds of statement in a migration that take something away. Words in comments and texts are none. */
export const takenAway = (sql: string): string[] => {
  const code = sql.replace(/--.*$/gm, '').replace(/'(?:[^']|'')*'/g, "''")
  return TAKES_AWAY.filter(([pattern]) => pattern.test(code)).map(([, what]) => what)
}

/** What is wrong with the migrations, in the order of their names; the first is the baseline. */
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

/** @throws Error naming each migration that takes away without being the contract half of something. */
export const checkContracts = (): void => {
  const migrations = readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, sql: readFileSync(`${FOLDER}/${name}`, 'utf8') }))
  const contracts = JSON.parse(readFileSync(CONTRACTS, 'utf8')) as Record<string, Contract>
  const faults = contractFaults(migrations, contracts)
  if (faults.length > 0) throw new Error(`${faults.join('\n')}\nBefore the first release: npm run baseline.`)
}
