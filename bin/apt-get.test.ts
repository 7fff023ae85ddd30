import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { aptGet } from './apt-get.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roa-apt-'))
  vi.stubEnv('PATH', [folder, process.env.PATH].join(delimiter))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

/** An apt-get that writes its arguments down and then runs `script`. */
const played = (script: string): void => {
  writeFileSync(join(folder, 'apt-get'), `#!/bin/sh\necho "$@" >> ${folder}/calls\n${script}\n`)
  chmodSync(join(folder, 'apt-get'), 0o755)
}
const calls = (): string[] => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n')

it('waits for the apt-get of a start that was stopped', async () => {
  played(
    `[ $(wc -l < ${folder}/calls) -ge 2 ] || { echo "E: Could not get lock /var/lib/dpkg/lock-frontend." >&2; exit 100; }`,
  )
  await aptGet('install', '-y', 'chromium')
  expect(calls()).toEqual(['-qq install -y chromium', '-qq install -y chromium'])
})

it('says at once what else is wrong', async () => {
  played('echo "E: Unable to locate package chromium" >&2; exit 100')
  await expect(aptGet('install', '-y', 'chromium')).rejects.toThrow(
    'apt-get install failed:\nE: Unable to locate package chromium',
  )
  expect(calls()).toHaveLength(1)
})
