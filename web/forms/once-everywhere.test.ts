import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const sources = globSync('web/{app,features,import}/**/*.{ts,tsx}').map((path) => ({
  path,
  lines: readFileSync(path, 'utf8').split('\n'),
}))

/** The lines of the screens that match a rule, as `path:line`. */
const found = (isAtFault: (line: string, before: string) => boolean): string[] =>
  sources.flatMap(({ path, lines }) =>
    lines.flatMap((line, at) =>
      isAtFault(line, lines[at - 1] ?? '') ? [`${path}:${at + 1} ${line.trim()}`] : [],
    ),
  )

/** A line that only continues what the line before it began. */
const isBegun = (before: string): boolean => /(=>|[(?:,&|=]|await|return|then)\s*$/.test(before)

describe('no screen sends anything twice', () => {
  it('sees the screens', () => expect(sources.length).toBeGreaterThan(200))

  it('a button gets the promise of what it does', () => {
    expect(found((line) => /on(Click|Select)=?:?\s*[{(]?\(?\)? ?=> void /.test(line))).toEqual([])
    expect(
      found((line, before) => /^\s+(reportError|mutate|editor\.write)\(/.test(line) && !isBegun(before)),
    ).toEqual([])
  })

  it('a form is that of web/forms, which is sent once at a time', () => {
    expect(found((line) => /<form\b/.test(line))).toEqual([])
  })

  it('what takes files skips none: their acts run in order', () => {
    expect(
      sources.filter(({ lines }) => {
        const text = lines.join('\n')
        return text.includes('type="file"') && /useOnce\(.*[fF]ile/.test(text)
      }),
    ).toEqual([])
  })

  it('components that run an act know while it runs: no screen tracks that itself', () => {
    expect(found((line) => /\[(is)?busy, set\w+\] = useState\(false\)/i.test(line))).toEqual([])
  })
})

describe('a refusal', () => {
  it('is reported in one way (`showError`, `reportError`)', () => {
    expect(found((line) => /toast\(sentenceOf/.test(line))).toEqual([])
  })
})
