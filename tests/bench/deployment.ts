import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { unstable_readConfig } from 'wrangler'
import { bundle } from '../../bin/bundle.ts'
import { run } from '../../bin/run.ts'
import { type Server, startServer } from '../../bin/server.ts'
import { migrate } from '../../bin/state.ts'

/** Path of the bench page beside the product's files. */
export const BENCH_PAGE = '/bench-page/'

/** Builds the product as it is deployed, with a manifest, and the bench page in its own folder. */
export const buildSite = async (site: string): Promise<void> => {
  await run('vite', ['build', '--outDir', site, '--emptyOutDir', '--manifest', '--logLevel', 'error'])
  await build({
    configFile: false,
    root: resolve('tests/bench/page'),
    base: BENCH_PAGE,
    logLevel: 'error',
    build: { outDir: join(site, BENCH_PAGE), emptyOutDir: true, target: 'es2023' },
  })
}

/** Writes the deployment of `wrangler.toml` with the bench's entry around the product's, and the built site. */
const writeConfig = (folder: string, site: string): string => {
  const product = unstable_readConfig({ config: resolve('wrangler.toml') })
  const config = {
    name: product.name,
    main: resolve('tests/bench/server/worker.ts'),
    compatibility_date: product.compatibility_date,
    compatibility_flags: product.compatibility_flags,
    assets: {
      binding: product.assets?.binding,
      not_found_handling: product.assets?.not_found_handling,
      directory: site,
      run_worker_first: [...asList(product.assets?.run_worker_first), '/bench/*'],
    },
    d1_databases: product.d1_databases,
    vars: product.vars,
    durable_objects: product.durable_objects,
    migrations: product.migrations,
    r2_buckets: product.r2_buckets,
    browser: product.browser,
    queues: product.queues,
  }
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'wrangler.json')
  writeFileSync(file, JSON.stringify(config, null, 2))
  return file
}

const asList = (value: string[] | boolean | undefined): string[] => (Array.isArray(value) ? value : [])

/** Starts the deployment with an empty state. `vars` differ from those of wrangler.toml. */
export const startDeployment = async (
  folder: string,
  site: string,
  port: number,
  vars: Readonly<Record<string, string>> = {},
): Promise<Server> => {
  const state = join(folder, 'state')
  await migrate(state)
  const config = writeConfig(folder, site)
  return startServer({ port, state, vars, bundle: await bundle(join(folder, 'bundle'), { config }) })
}
