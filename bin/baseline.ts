import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { run } from './run.ts'
import { withoutRowids } from './without-rowid.ts'

/**
 * `npm run baseline`: before the first release, replaces all migrations by one, generated from the schema. Never run it
 * after the release.
 */

const history = JSON.parse(readFileSync('wire/history.json', 'utf8')) as { released: string | null }[]
if (history.some(({ released }) => released !== null)) {
  console.error(
    'A form of the wire is released, so databases outside were made by these migrations. They stay.',
  )
  process.exit(1)
}
rmSync('migrations', { recursive: true })
await run('drizzle-kit', ['generate', '--name', 'baseline'])
withoutRowids()
writeFileSync('migrations/contracts.json', '{}\n')
