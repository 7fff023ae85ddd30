import { readdirSync, readFileSync } from 'node:fs'

/** What a process and its children hold, as Linux says: memory in MB, open files, and how many they are. */
export type Held = { megabytes: number; files: number; processes: number }

const childrenOf = (pid: number): number[] =>
  readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  )

/** The process and all below it. */
export const familyOf = (pid: number): number[] => {
  try {
    return [pid, ...childrenOf(pid).flatMap(familyOf)]
  } catch {
    // It has ended meanwhile.
    return []
  }
}

/** What several share is counted once. Nothing of a process that has ended meanwhile, or of another system. */
const megabytesOf = (pid: number): number => {
  try {
    return (
      Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1_000
    )
  } catch {
    return 0
  }
}

/** The memory of processes, in MB; 0 where the system does not say it. */
export const memoryOf = (pids: readonly number[]): number =>
  Math.round(pids.reduce((sum, pid) => sum + megabytesOf(pid), 0))

export const heldBy = (pids: readonly number[]): Held => ({
  megabytes: memoryOf(pids),
  files: pids.reduce((sum, pid) => sum + readdirSync(`/proc/${pid}/fd`).length, 0),
  processes: pids.length,
})

/** The command line of a process; '' where it cannot be read. */
export const commandOf = (pid: number): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
