import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CRONS_FILE } from '#bin/serving.ts'

/** Makes a state say that a cron ran some minutes ago: a server that starts with it catches up at once. */
export const missCron = (state: string, cron: string): void => {
  const file = join(state, CRONS_FILE)
  const last = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>) : {}
  writeFileSync(file, JSON.stringify({ ...last, [cron]: Date.now() - 3 * 60_000 }))
}
