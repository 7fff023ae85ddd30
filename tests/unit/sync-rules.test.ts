import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const CONTRACT = 'docs/sync.md'
const contract = readFileSync(CONTRACT, 'utf8')
const subjects = [...contract.matchAll(/^\*\*(S\d+) .+\*\*$/gm)].map(([, name]) => name)
const promises = [...contract.matchAll(/^- (S\d+\.\d+) /gm)].map(([, name]) => name)

/** Every citation like `S7` or `S7.3` in code, tests or other documents, with its place. */
const citations = (): { rule: string; place: string }[] =>
  execFileSync(
    'git',
    ['grep', '-noE', '\\bS[0-9]+(\\.[0-9]+)?\\b', '--', '*.ts', '*.tsx', '*.md', `:!${CONTRACT}`],
    {
      encoding: 'utf8',
    },
  )
    .trim()
    .split('\n')
    // A plate in the tests that looks like a citation.
    .filter((line) => !line.startsWith('domain/romania/plate.test.ts'))
    .map((line) => {
      const [file, number, rule] = line.split(':')
      return { rule: rule ?? '', place: `${file}:${number}` }
    })

describe('the contract of sync', () => {
  it('numbers its subjects without gaps, and the promises of each too', () => {
    expect(subjects).toEqual(subjects.map((_, index) => `S${index + 1}`))
    const bySubject = Map.groupBy(promises, (rule) => rule?.split('.')[0])
    expect([...bySubject.keys()]).toEqual(subjects)
    for (const [subject, own] of bySubject)
      expect(own).toEqual(own.map((_, index) => `${subject}.${index + 1}`))
  })

  it('has every rule that is cited', () => {
    const known = new Set([...subjects, ...promises])
    expect(citations().filter(({ rule }) => !known.has(rule))).toEqual([])
  })
})
