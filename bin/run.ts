import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'

/** No process that was started here outlives this one. */
const endWithUs = (child: ChildProcess): void => {
  const kill = () => child.kill()
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
}

type Started = { child: ChildProcess; ended: Promise<void> }

/** Starts a command; `ended` throws when it fails. */
const start = (command: string, args: readonly string[], options: SpawnOptions): Started => {
  const child = spawn(command, args, options)
  endWithUs(child)
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code ?? signal}`))
    })
  })
  return { child, ended }
}

/** Runs a command to its end and shows its output; throws when it fails. */
export const run = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<void> =>
  start(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).ended

/** Runs a command silently; its output appears only when it fails. */
export const runQuietly = async (
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<void> => {
  const { child, ended } = start(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      output += chunk
    })
  await ended.catch((error: Error) => {
    throw new Error(`${error.message}\n${output}`)
  })
}
