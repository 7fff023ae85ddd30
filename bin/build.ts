import { BUNDLE, bundle } from './bundle.ts'
import { run } from './run.ts'

/** `npm run build`: the app in dist/client and the Worker's bundle in dist/worker, as they are served and deployed. */
export const build = async (): Promise<void> => {
  await run('vite', ['build', '--logLevel', 'warn'])
  await bundle(BUNDLE)
}

if (import.meta.main) await build()
