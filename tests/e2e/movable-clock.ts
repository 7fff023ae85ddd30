import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { readBundle } from '#bin/bundle.ts'

/** Runs before the Worker's own code. */
const CLOCK = `import { env as itsEnv } from 'cloudflare:workers'
const itsAhead = Number(itsEnv.CLOCK_AHEAD ?? 0)
globalThis.Date = new Proxy(Date, {
  construct: (Real, parts) => (parts.length === 0 ? new Real(Real.now() + itsAhead) : new Real(...parts)),
  get: (Real, name) => (name === 'now' ? () => Real.now() + itsAhead : Reflect.get(Real, name)),
})
`

/** Copies the Worker's bundle into a folder, with a clock that is ahead by the variable `CLOCK_AHEAD`, in milliseconds. */
export const withMovableClock = (bundle: string, folder: string): string => {
  // The options name the folder of the app; it stays where it is.
  cpSync(bundle, folder, { recursive: true, filter: (path) => basename(path) !== 'app' })
  const { script } = readBundle(folder)
  writeFileSync(script, CLOCK + readFileSync(script, 'utf8'))
  return folder
}
