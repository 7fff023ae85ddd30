import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { readBundle } from '#bin/bundle.ts'

/** The variable by which a server of such a bundle runs ahead of this machine, in milliseconds. */
export const CLOCK_AHEAD = 'CLOCK_AHEAD'

const PRELUDE = `import { env as __env } from 'cloudflare:workers'
{
  const Real = Date
  const now = () => Real.now() + Number(__env.${CLOCK_AHEAD} ?? 0)
  globalThis.Date = class Date extends Real {
    constructor(...parts) {
      if (parts.length === 0) super(now())
      else super(...parts)
    }
    static now() {
      return now()
    }
  }
}
`

/**
 * Copies a bundle into a folder, with a clock that the test moves: a restart of its server under another value of
 * `CLOCK_AHEAD` is another day. Alarms stay on the platform's clock.
 */
export const withMovedClock = (bundle: string, folder: string): string => {
  cpSync(bundle, folder, { recursive: true })
  const { script } = readBundle(folder)
  writeFileSync(script, PRELUDE + readFileSync(script, 'utf8'))
  return folder
}
