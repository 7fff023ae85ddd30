import type { Miniflare } from 'miniflare'
import { build } from 'vite'

/** A Worker as one script. */
const bundled = async (entry: string): Promise<string> => {
  const made = await build({
    configFile: false,
    logLevel: 'warn',
    build: { ssr: entry, write: false, target: 'esnext' },
    ssr: { noExternal: true },
  })
  const [output] = Array.isArray(made) ? made : [made]
  if (!output || !('output' in output)) throw new Error('nothing was built')
  // The bundler asks it for Node's modules; workerd has them and has no such address.
  return output.output[0].code.replaceAll('import.meta.url', '"file:///worker.js"')
}

/**
 * Runs a Worker in workerd, for a test whose other side is a server in Node. It trusts the certificates of our fakes by
 * the environment of the project of tests (vitest.config.ts).
 */
export const inWorkerd = async (entry: string): Promise<Miniflare> => {
  const [{ convertV4MiniflareOptions, Miniflare }, script] = await Promise.all([
    import('miniflare'),
    bundled(entry),
  ])
  const workerd = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script,
      compatibilityDate: '2026-11-01',
      compatibilityFlags: ['nodejs_compat'],
      cf: false,
    }),
  )
  await workerd.ready
  return workerd
}
