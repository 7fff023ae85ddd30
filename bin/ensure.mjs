// Runs on any Node, before anything is installed. Installs the dependencies, Node 24 among them, when the lockfile has
// changed since the last run; otherwise it returns at once.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const MARK = 'node_modules/.installed'
const wanted = createHash('sha256')
  .update(readFileSync('package-lock.json'))
  .update(readFileSync('package.json'))
  .digest('hex')

if (!existsSync(MARK) || readFileSync(MARK, 'utf8') !== wanted) {
  const start = performance.now()
  process.stdout.write('… packages (npm install)\n')
  // Not `npm ci`: a lockfile made on one platform lacks the optional packages of others.
  const { status } = spawnSync(
    'npm',
    ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  )
  if (status !== 0) {
    process.stderr.write(
      '\n✗ npm install failed; it says why above. Often the network is away: start again once it is back. ' +
        'If it fails the same way, begin without the packages that are half there: rm -rf node_modules\n',
    )
    process.exit(status ?? 1)
  }
  // A new file: the old one may be a hard link that other folders share.
  rmSync(MARK, { force: true })
  writeFileSync(MARK, wanted)
  process.stdout.write(`✓ packages (${((performance.now() - start) / 1000).toFixed(0)} s)\n`)
}
