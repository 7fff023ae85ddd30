import { execFile } from 'node:child_process'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs, promisify } from 'node:util'
import { askMove, type Move, showMove } from '#worker/db/move/moves.ts'
import { writeConfiguration } from './deploy/configuration.ts'
import { ENVIRONMENTS, type EnvironmentName } from './deploy/environments.ts'
import { databaseFile, officeState, readDatabases } from './state.ts'

/**
 * `npm run move-tenant -- <shop> <shard>`: moves a shop to another database while it works, and shows how far that is. It
 * asks for the move in the directory; the shop's object carries it out, and goes on where this command is ended. The
 * server of ROA_STATE has to run; `--remote production` asks on Cloudflare. See docs/runbooks/move-a-shop.md.
 */

/** Runs a statement in the directory's database. */
export type Directory = (sql: string) => Promise<Record<string, unknown>[]>

/** The directory of a server of our own, which may be running. */
export const directoryOf = (state: string): Directory => {
  const [database] = readDatabases()
  if (!database) throw new Error('wrangler.toml has no database')
  return async (sql) => {
    const opened = new DatabaseSync(databaseFile(state, database), { timeout: 5_000 })
    try {
      return opened.prepare(sql).all()
    } finally {
      opened.close()
    }
  }
}

const remoteDirectory = (config: string): Directory => {
  const [database] = readDatabases()
  return async (sql) => {
    const { stdout } = await promisify(execFile)('npx', [
      ...['wrangler', 'd1', 'execute', database?.binding ?? ''],
      ...['--remote', '--yes', '--json', '--config', config, '--command', sql],
    ])
    const [answer] = JSON.parse(stdout) as [{ results: Record<string, unknown>[] }]
    return answer.results
  }
}

type Shown = Move & { shard: number }

/** What to say of a move; `isOver` where nothing more will happen to it that somebody waits for. */
export const tellMove = (
  found: Shown | undefined,
  shard: number,
): { text: string; isOver: boolean; failed: boolean } => {
  if (!found) return { text: 'There is no shop of this id.', isOver: true, failed: true }
  const { state, to_shard, copied, error } = found
  if (state !== null && state !== 'done' && state !== 'failed' && to_shard !== shard)
    return { text: `It is moving to shard ${to_shard} (${state}).`, isOver: true, failed: true }
  if (found.shard === shard) return { text: `It is on shard ${shard}.`, isOver: true, failed: false }
  if (state === 'failed') return { text: `It stays where it was: ${error}.`, isOver: true, failed: true }
  if (state === null || state === 'done')
    return { text: 'Nothing was asked for: it is being deleted.', isOver: true, failed: true }
  return {
    text: `${state}, ${copied} rows${error ? ` (again: ${error})` : ''}`,
    isOver: false,
    failed: false,
  }
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { remote: { type: 'string' } },
  })
  const [tenantId = '', to = ''] = positionals
  const { remote } = values
  try {
    if (!/^\d+$/.test(to) || !readDatabases()[Number(to)])
      throw new Error('Say which shop, and the number of its new database: npm run move-tenant -- <id> 1')
    if (remote !== undefined && !(remote in ENVIRONMENTS))
      throw new Error(`There is no deployment "${remote}".`)
    const directory =
      remote === undefined
        ? directoryOf(officeState())
        : remoteDirectory((await writeConfiguration(remote as EnvironmentName)).file)
    await directory(askMove(tenantId, Number(to)))
    for (let said = ''; ; await wait(2_000)) {
      const [found] = (await directory(showMove(tenantId))) as Shown[]
      const { text, isOver, failed } = tellMove(found, Number(to))
      if (text !== said) console.log(text)
      said = text
      if (failed) process.exitCode = 1
      if (isOver) break
    }
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
