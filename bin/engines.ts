import { spawnSync } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'

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

const isDebianRoot = (): boolean => process.getuid?.() === 0 && existsSync('/etc/debian_version')

/**
 * Makes sure that Firefox and WebKit are installed, and installs them on Debian as root. Throws an Error with a
 * sentence for people.
 */
export const ensureEngines = (): void => {
  if (isThere()) return
  const command = `apt-get install --no-install-recommends ${PACKAGES.join(' ')}`
  if (!isDebianRoot()) throw new Error(`Firefox or WebKit is missing. On Debian: ${command}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...PACKAGES]]) {
    const { status, stderr } = spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${command} failed:\n${stderr ?? ''}`)
  }
}
