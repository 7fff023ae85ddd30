import { globSync } from 'node:fs'
import { aptGet, isDebianRoot } from './apt-get.ts'

/** The other engines of the first story: Firefox, and WebKit with a separate screen and window manager. */
const PACKAGES = ['webkit2gtk-driver', 'xvfb', 'openbox', 'firefox-esr']

const NEEDED = [
  '/usr/lib/*/webkit2gtk-4.*/MiniBrowser',
  '/usr/bin/WebKitWebDriver',
  '/usr/bin/Xvfb',
  '/usr/bin/openbox',
  '/usr/bin/firefox*',
]

const isThere = (): boolean => NEEDED.every((pattern) => globSync(pattern).length > 0)

/**
 * Makes sure that Firefox and WebKit are installed, and installs them on Debian as root. Throws an Error with a
 * sentence for people.
 */
export const ensureEngines = async (): Promise<void> => {
  if (isThere()) return
  if (!isDebianRoot()) {
    const command = `apt-get install --no-install-recommends ${PACKAGES.join(' ')}`
    throw new Error(`Firefox or WebKit is missing. On Debian: ${command}`)
  }
  await aptGet('update')
  await aptGet('install', '-y', '--no-install-recommends', ...PACKAGES)
}
