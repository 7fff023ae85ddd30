import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { PLANTED_BUGS } from './planted-bugs.ts'

const ROOT = new URL('../../', import.meta.url)

it.each(PLANTED_BUGS)('$name: its places are in the source, each once', ({ changes }) => {
  for (const { file, from } of changes) {
    const places = readFileSync(new URL(file, ROOT), 'utf8').split(from).length - 1
    expect([file, places]).toEqual([file, 1])
  }
})
