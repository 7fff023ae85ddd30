import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { V4WorkerOptions } from 'miniflare'
import { runQuietly } from './run.ts'

/** The folder of the Worker's bundle that `npm run build` makes. */
export const BUNDLE = 'dist/worker'

const OPTIONS = 'options.json'

/**
 * A bundle: the Worker as one module, its WebAssembly, and its bindings. A server of it needs no wrangler, which takes
 * 250 MB.
 */
export type Bundle = {
  script: string
  wasm: string[]
  options: V4WorkerOptions & { name: string; cronTriggers?: string[] }
}

/** What differs from the deployment of wrangler.toml: another configuration, another entry. */
export type BundleOptions = {
  config?: string
  entry?: string
  /** Copies the built app into the bundle, so that a later build changes nothing for a server of it. */
  copiesApp?: boolean
}

/** The commit of the code, short; where the code came without git, `ROA_VERSION` says it. */
export const version = (): string => {
  const { status, stdout } = spawnSync('git', ['rev-parse', '--short=12', 'HEAD'], { encoding: 'utf8' })
  return status === 0 ? stdout.trim() : (process.env.ROA_VERSION ?? 'dev')
}

/** Makes a bundle in a folder and returns the folder. The app must be built. */
export const bundle = async (
  folder: string,
  { config = './wrangler.toml', entry, copiesApp = false }: BundleOptions = {},
): Promise<string> => {
  rmSync(folder, { recursive: true, force: true })
  const entries = entry === undefined ? [] : [entry]
  await runQuietly('wrangler', ['deploy', ...entries, '--config', config, '--dry-run', '--outdir', folder], {
    CI: 'true',
  })
  const { unstable_getMiniflareWorkerOptions, unstable_readConfig } = await import('wrangler')
  const read = unstable_readConfig({ config })
  const { workerOptions } = unstable_getMiniflareWorkerOptions(read)
  const { modulesRules: _, ...options } = workerOptions
  const assets = options.assets as { directory: string } | undefined
  if (copiesApp && assets) {
    const copy = join(folder, 'app')
    cpSync(assets.directory, copy, { recursive: true })
    assets.directory = copy
  }
  options.bindings = { ...(options.bindings as object | undefined), VERSION: version() }
  writeFileSync(join(folder, OPTIONS), JSON.stringify({ ...options, name: read.name }))
  return folder
}

/** Reads a bundle. */
export const readBundle = (folder: string): Bundle => {
  const files = readdirSync(folder)
  const [script] = files.filter((name) => name.endsWith('.js'))
  if (script === undefined) throw new Error(`there is no bundle in ${folder}; npm run build makes one`)
  return {
    script: join(folder, script),
    wasm: files.filter((name) => name.endsWith('.wasm')).map((name) => join(folder, name)),
    options: JSON.parse(readFileSync(join(folder, OPTIONS), 'utf8')),
  }
}
