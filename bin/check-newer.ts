import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { OLDEST } from './browsers.ts'
import { finderOf } from './newer-than.ts'
import { runQuietly } from './run.ts'

/**
 * Methods of Dexie, React and our own code with the name of a browser method; `canShare` is called before `share`,
 * `cancelIdleCallback` only where there is a `requestIdleCallback`, and `startViewTransition` by React for its
 * `<ViewTransition>` alone, with a `try` around it.
 */
const NAMESAKES = new Set([
  'toArray',
  'use',
  'drop',
  'share',
  'take',
  'cancelIdleCallback',
  'startViewTransition',
])

const BUILT = 'dist/client'
const BUNDLE = '.types/bundle'

/**
 * Refuses library features that the oldest browsers lack, in our code and its dependencies: in the app that `build` puts
 * into dist/, otherwise in one that is built into a separate folder.
 */
export const checkNewer = async (build?: Promise<unknown>): Promise<void> => {
  const folder = build ? BUILT : BUNDLE
  await (build ?? runQuietly('vite', ['build', '--logLevel', 'warn', '--outDir', `../${BUNDLE}`]))
  const find = finderOf({ ...OLDEST, chrome_android: OLDEST.chrome, safari_ios: OLDEST.safari }, NAMESAKES)
  const faults = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) =>
      find(readFileSync(join(folder, file), 'utf8')).map(
        ({ name, excerpt, lacking }) =>
          `${name} is missing in ${lacking.join(', ')}\n    ${file}: ${excerpt}`,
      ),
    )
  if (faults.length > 0)
    throw new Error(`The bundle uses features that the oldest browsers lack:\n${faults.join('\n')}`)
}
