import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type Configuration, configurationOf, type Deployed, type EnvironmentName } from './environments.ts'

/** What a configuration says itself, without wrangler's defaults, with whole paths. */
export const readBase = async (): Promise<Configuration> => {
  const { unstable_readConfig } = await import('wrangler')
  const folder = join('dist', 'deploy')
  mkdirSync(folder, { recursive: true })
  const empty = join(folder, 'empty.json')
  writeFileSync(empty, JSON.stringify({ name: '' }))
  const read = unstable_readConfig({ config: './wrangler.toml' })
  const bare = unstable_readConfig({ config: empty }) as unknown as Record<string, unknown>
  const own = Object.entries(read).filter(
    ([key, value]) => !/Path$|Environment|topLevelName/.test(key) && !isDeepStrictEqual(bare[key], value),
  )
  return {
    ...Object.fromEntries(own),
    main: resolve(read.main ?? ''),
    assets: { ...read.assets, directory: resolve(read.assets?.directory ?? '') },
    d1_databases: read.d1_databases.map((database: { migrations_dir?: string }) => ({
      ...database,
      migrations_dir: resolve(database.migrations_dir ?? 'migrations'),
    })),
  } as unknown as Configuration
}

/** Writes the configuration of an environment; `wrangler … --config <file>` then acts on that environment. */
export const writeConfiguration = async (
  name: EnvironmentName,
): Promise<{ file: string; configuration: Deployed }> => {
  const configuration = configurationOf(await readBase(), name)
  const folder = join('dist', 'deploy', name)
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'wrangler.json')
  writeFileSync(file, JSON.stringify(configuration, null, 2))
  return { file, configuration }
}
