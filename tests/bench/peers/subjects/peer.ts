import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startScript } from '../processes.ts'
import { flatLines } from '../rows.ts'
import type { Place, Running } from '../subject.ts'

/** The folder in which the peers are installed, with their servers and pages. */
export const ENGINES = resolve('tests/bench/peers/engines')

/** Starts `servers/<name>.js` with the rows in a file; it listens on the given port. */
export const startPeer = async (
  name: string,
  place: Place,
  env: Record<string, string> = {},
): Promise<Pick<Running, 'port' | 'pids' | 'stop'>> => {
  const rows = join(place.folder, 'rows.json')
  mkdirSync(place.folder, { recursive: true })
  writeFileSync(rows, JSON.stringify(flatLines(place.lines)))
  const { pid, stop } = await startScript([join(ENGINES, `servers/${name}.js`)], {
    FOLDER: place.folder,
    SITE: place.site,
    PORT: String(place.port),
    ROWS: rows,
    ...env,
  })
  return { port: place.port, pids: [pid], stop }
}
