import { createWriteStream, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { dumpOf, writeFiles } from './backup/dump.ts'
import { officeState, readDatabases } from './state.ts'

/**
 * `node bin/dump.ts <folder>`: the state of a stopped server as Cloudflare takes it (docs/runbooks/leaving.md): `DB.sql`
 * for each database, and the stored files under `files/`.
 */
const [folder] = parseArgs({ allowPositionals: true }).positionals
if (folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const database of readDatabases()) {
    const lines = await dumpOf(officeState(), database)
    const file = join(folder, `${database.binding}.sql`)
    await pipeline(Readable.from(lines.map((line) => `${line}\n`)), createWriteStream(file, { mode: 0o600 }))
    console.log(`${file}: ${lines.length} statements`)
  }
  const files = join(folder, 'files')
  console.log(`${files}: ${await writeFiles(officeState(), files)} files`)
} else {
  console.error('Say where to: node bin/dump.ts /var/tmp/roaauto')
  process.exitCode = 1
}
