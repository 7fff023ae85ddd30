import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { aptGet, isDebianRoot } from './apt-get.ts'

/**
 * Browser Rendering on a local machine. miniflare runs the Chrome in wrangler's cache and downloads one where there is
 * none. A system Chromium replaces it: a small script goes to the place where miniflare looks. Standalone: `node
 * bin/chromium.ts` prints the path of the Chromium.
 */

/** Debian's Chromium without windows: the same engine for less of the processor's time, and fewer packages. */
const SHELL = 'chromium-headless-shell'
const WHOLE = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** A Chromium from CHROMIUM_PATH, on PATH or in a usual place. Throws where CHROMIUM_PATH names no executable. */
const findChromium = (commands: readonly string[]): string | undefined => {
  const named = process.env.CHROMIUM_PATH
  if (named) {
    if (isExecutable(named)) return named
    throw new Error(`CHROMIUM_PATH is "${named}", which is not an executable file. Correct it or unset it.`)
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '')
  const onPath = commands.flatMap((command) => folders.map((folder) => join(folder, command)))
  return [...onPath, ...USUAL_PLACES].find(isExecutable)
}

/** Installs the first of the packages that this Debian has. */
const install = async (...packages: readonly string[]): Promise<void> => {
  try {
    await aptGet('update')
    for (const [at, name] of packages.entries())
      try {
        return await aptGet('install', '-y', name)
      } catch (error) {
        if (at === packages.length - 1) throw error
      }
  } catch (error) {
    throw new Error(`There is no Chromium for the PDFs. ${HELP}\n${(error as Error).message}`, {
      cause: error,
    })
  }
}

const HELP = 'Install Chromium or Chrome yourself, or name its executable in CHROMIUM_PATH.'

/** The Chrome that the installed miniflare wants. */
const wantedChrome = (): { version: string; marker: string | undefined } => {
  const wrangler = createRequire(import.meta.url).resolve('wrangler/package.json')
  const entry = createRequire(wrangler).resolve('miniflare')
  const source = readFileSync(entry, 'utf8')
  const version = /BROWSER_VERSION = "(\d+(?:\.\d+){3})"/.exec(source)?.[1]
  if (version === undefined) {
    throw new Error(
      `The Chrome version that miniflare wants isn't in ${entry} any more (BROWSER_VERSION). Adapt bin/chromium.ts to this wrangler.`,
    )
  }
  return { version, marker: /INSTALL_COMPLETE_MARKER = "([\w.-]+)"/.exec(source)?.[1] }
}

const SIGNATURE = '# Made by bin/chromium.ts'

/** Quoted within double quotes of sh. */
const quoted = (path: string): string => `"${path.replace(/[\\"$`]/g, '\\$&')}"`

/** The file at a path: our script, something else (wrangler's own download), or nothing. */
const occupant = (path: string): string | undefined => {
  if (!existsSync(path)) return undefined
  const small = statSync(path).size < 4096
  const content = small ? readFileSync(path, 'utf8') : ''
  return content.includes(SIGNATURE) ? content : 'other'
}

const placeScript = (path: string, content: string): void => {
  const present = occupant(path)
  if (present === content) return
  // A Chrome that wrangler itself downloaded stays, unless root cannot run it.
  if (present === 'other') {
    if (process.getuid?.() !== 0) return
    renameSync(path, `${path}.downloaded`)
  }
  mkdirSync(dirname(path), { recursive: true })
  // Written to a draft and renamed: another start may be reading it.
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, content, { mode: 0o755 })
  renameSync(draft, path)
}

/** The places where miniflare looks on Linux: the folder of its version, and the executables in it. */
const lookedFor = (): { folder: string; executables: string[]; marker: string | undefined } => {
  const { version, marker } = wantedChrome()
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  const arm = process.arch === 'arm64'
  const folder = join(cache, '.wrangler', 'chrome', `${arm ? 'linux_arm' : 'linux'}-${version}`)
  // Chrome has builds for ARM since 153; for older versions miniflare uses the folder of the other processor.
  const builds = arm ? ['chrome-linux64', 'chrome-linux-arm64'] : ['chrome-linux64']
  return { folder, executables: builds.map((build) => join(folder, build, 'chrome')), marker }
}

/** Puts a script where miniflare looks on Linux. Other systems use wrangler's own download. */
const placeScripts = (lines: string): void => {
  const { folder, executables, marker } = lookedFor()
  for (const path of executables) placeScript(path, `#!/bin/sh\n${SIGNATURE}\n${lines}\n`)
  // Without its mark miniflare removes a Chrome whose first start failed, even on a machine that was only busy.
  if (marker !== undefined) writeFileSync(join(folder, marker), '')
}

/** No sandbox: root and most containers have none, and the only pages are our own, without script or network. */
const runs = (chromium: string): string => `exec ${quoted(chromium)} --no-sandbox --disable-gpu "$@"`

/** A script that waits for the Chromium that this process installs; another script replaces it then. */
const waits = (): string =>
  `while kill -0 ${process.pid} && grep -q "kill -0 ${process.pid}" "$0"; do sleep 0.2; done 2>/dev/null\nexec "$0" "$@"`

/**
 * Makes sure that Browser Rendering finds a Chromium on this machine, installs one on Debian as root, and returns its
 * executable (which also serves the browser tests). A PDF requested during the installation waits. Throws an Error with
 * a sentence for people.
 */
export const ensureLocalChrome = async (): Promise<string> => {
  const find = () => findChromium([SHELL, ...WHOLE])
  let chromium = find()
  if (chromium === undefined && isDebianRoot()) {
    placeScripts(waits())
    try {
      await install(SHELL, 'chromium')
      chromium = find()
    } finally {
      if (chromium === undefined) for (const path of lookedFor().executables) rmSync(path, { force: true })
    }
  }
  if (chromium === undefined) throw new Error(`No Chromium or Chrome was found for the PDFs. ${HELP}`)
  if (process.platform === 'linux') placeScripts(runs(chromium))
  return chromium
}

/**
 * The executable of a Chromium with everything that a person's has, such as notifications; installs one on Debian as
 * root. Throws an Error with a sentence for people.
 */
export const ensureWholeChrome = async (): Promise<string> => {
  if (findChromium(WHOLE) === undefined && isDebianRoot()) await install('chromium')
  const chromium = findChromium(WHOLE)
  if (chromium === undefined) throw new Error(`No whole Chromium or Chrome was found. ${HELP}`)
  return chromium
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(await ensureLocalChrome())
}
