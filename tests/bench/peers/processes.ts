import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** Every process under these, including these (Linux). */
export const treeOf = (pids: readonly number[]): number[] =>
  pids.flatMap((pid) => {
    try {
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
        .trim()
        .split(' ')
        .filter(Boolean)
      return [pid, ...treeOf(children.map(Number))]
    } catch {
      return []
    }
  })

/** Memory of processes in bytes; shared memory counts once (PSS). */
export const memoryOf = (pids: readonly number[]): number =>
  treeOf(pids).reduce((sum, pid) => {
    try {
      const pss = /^Pss: +(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
      return sum + Number(pss?.[1] ?? 0) * 1024
    } catch {
      return sum
    }
  }, 0)

/** A server of one of the peers: it prints `ready` on its own line. */
export const startScript = async (
  args: readonly string[],
  env: Record<string, string>,
): Promise<{ pid: number; stop(): Promise<void> }> => {
  const child = spawn(process.execPath, ['--no-warnings', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
    detached: true,
  })
  const said: string[] = []
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        if (line === 'ready') resolve()
        said.push(line)
        said.splice(0, said.length - 15)
      })
    }
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said.join(' | ')}`)))
  })
  return { pid: child.pid ?? 0, stop: () => end(child) }
}

const end = async (child: ChildProcess): Promise<void> => {
  if (child.pid === undefined || child.exitCode !== null) return
  const over = new Promise((resolve) => child.once('exit', resolve))
  const all = treeOf([child.pid])
  signal(-child.pid, 'SIGTERM')
  const timer = setTimeout(() => all.forEach((pid) => void signal(pid, 'SIGKILL')), 5_000)
  await over
  clearTimeout(timer)
  for (const pid of all) signal(pid, 'SIGKILL')
}

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended.
  }
}
