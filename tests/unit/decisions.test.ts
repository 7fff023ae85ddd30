import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const FOLDER = 'docs/decisions'
const files = readdirSync(FOLDER).filter((name) => name !== 'README.md')
const textOf = (name: string): string => readFileSync(`${FOLDER}/${name}`, 'utf8')
const STATUS =
  /^\*\*Status\.\*\* (?:Accepted|Superseded by \[(\d{4})\]\((\d{4}-[a-z-]+\.md)\)), \d{4}-\d\d-\d\d\.$/m

/** Decisions that moved into the declaration of their subject: number and place. */
const moved = [...textOf('README.md').matchAll(/^\| (\d{4}) \| .+ \| moved to \[.+\]\((.+)\) \|$/gm)].map(
  ([, number = '', place = '']) => ({ number, place }),
)

describe('the decisions', () => {
  it('are numbered without gaps, including those that moved', () => {
    const numbers = [...files.map((name) => name.slice(0, 4)), ...moved.map(({ number }) => number)].sort()
    expect(numbers.map(Number)).toEqual(numbers.map((_, index) => index + 1))
  })

  it('are in the place to which they moved', () => {
    expect(moved.filter(({ place }) => !existsSync(`${FOLDER}/${place}`))).toEqual([])
  })

  it.each(files)('%s has a status, and names what superseded it', (name) => {
    const [status, number, successor] = STATUS.exec(textOf(name)) ?? []
    expect(status).toBeDefined()
    if (successor === undefined) return
    expect(files).toContain(successor)
    expect(successor.slice(0, 4)).toBe(number)
  })

  it('are all in the list, with their titles', () => {
    const list = textOf('README.md')
    for (const name of files) {
      const title = textOf(name).slice(2, textOf(name).indexOf('\n'))
      expect(list).toContain(`[${name.slice(0, 4)}](${name}) | ${title} |`)
    }
  })
})
