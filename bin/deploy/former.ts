import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ACCEPTED } from '#tests/factories/sign-up.ts'
import { BUNDLE, version } from '../bundle.ts'
import { runQuietly } from '../run.ts'
import { mixedFaults } from './mixed.ts'

/** Builds a commit in a clone of its own, as it was built when it was deployed, and hands the folder over. */
const withCommit = async <T>(commit: string, work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'roa-former-'))
  try {
    await runQuietly('git', ['clone', '--quiet', '--no-checkout', '--shared', '.', folder])
    await runQuietly('git', ['-C', folder, 'checkout', '--quiet', '--detach', commit])
    await runQuietly('npm', ['run', '--silent', 'build', '--prefix', folder])
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * What of the built version does not go together with the commit that serves (null where it does not say); one sentence
 * each.
 */
export const faultsBeside = async (serving: string | null): Promise<string[]> => {
  if (serving === version()) return []
  if (serving === null)
    return [
      'The live address does not say which commit serves, so nobody knows whether the new one goes with it.',
    ]
  try {
    return await withCommit(serving, async (folder) => {
      const versions = await import(pathToFileURL(join(folder, 'domain/legal/versions.ts')).href)
      const accepted = { termsVersion: versions.TERMS_VERSION, privacyVersion: versions.PRIVACY_VERSION }
      return mixedFaults({ bundle: BUNDLE, accepted: ACCEPTED }, { bundle: join(folder, BUNDLE), accepted })
    })
  } catch (error) {
    return [
      `The commit that serves, ${serving}, cannot be tried beside the new one (has git fetch brought it?): ${(error as Error).message}`,
    ]
  }
}
