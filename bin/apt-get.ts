import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'

/** Debian's packages, for root. */

export const isDebianRoot = (): boolean =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version')

/** What apt-get says while another one runs. Its own option waits for the packages' lock, but not for their lists'. */
const BUSY = 'Could not get lock'
/** Milliseconds between two tries, and for all of them. */
const AGAIN = 1_000
const PATIENCE = 600_000

type Ended = { status: number | null; complaint: string }

/** In a separate process group: Ctrl+C in the middle would leave a dpkg that a person has to repair. */
const run = (args: readonly string[]): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn('apt-get', ['-qq', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    })
    let complaint = ''
    child.stderr.on('data', (chunk) => {
      complaint += chunk
    })
    child.once('error', reject)
    child.once('close', (status) => resolve({ status, complaint }))
  })

/**
 * Runs apt-get to its end, once nobody else runs one: a start that was stopped leaves its own behind.
 * @throws Error with what apt-get says
 */
export const aptGet = async (...args: readonly string[]): Promise<void> => {
  const end = performance.now() + PATIENCE
  for (;;) {
    const { status, complaint } = await run(args)
    if (status === 0) return
    if (!complaint.includes(BUSY) || performance.now() > end)
      throw new Error(`apt-get ${args[0]} failed:\n${complaint}`)
    await pause(AGAIN)
  }
}
