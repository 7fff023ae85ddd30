// Runs on whatever Node there is, before anything is installed. Installs the dependencies, Node 24 among them, when the
// lockfile has changed since the last time; otherwise takes no time.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

const MARK = 'node_modules/.installed'
const wanted = createHash('sha256')
  .update(readFileSync('package-lock.json'))
  .update(readFileSync('package.json'))
  .digest('hex')

if (!existsSync(MARK) || readFileSync(MARK, 'utf8') !== wanted) {
  process.stdout.write('Installing dependencies…\n')
  // Not `npm ci`: a lockfile made on one platform lacks the optional packages of others.
  const { status } = spawnSync(
    'npm',
    ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      stdio: 'inherit',
      shell: process.platform === 'win32',
    },
  )
  if (status !== 0) process.exit(status ?? 1)
  // A new file: the old one may be a hard link that other folders share.
  rmSync(MARK, { force: true })
  writeFileSync(MARK, wanted)
}
