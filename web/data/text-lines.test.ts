import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineTooLong, textLines } from './text-lines.ts'

async function* given(pieces: readonly string[], taken: string[] = []): AsyncGenerator<string> {
  for (const piece of pieces) {
    taken.push(piece)
    yield piece
  }
}

const all = (pieces: readonly string[], max?: number): Promise<string[]> =>
  Array.fromAsync(textLines(given(pieces), max))

describe('the lines of a text', () => {
  it('are the same however the text is cut into pieces', async () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'ș', '\n'), maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(fc.array(piece), async (pieces) => {
        const lines = pieces.join('').split('\n')
        if (lines.at(-1) === '') lines.pop()
        expect(await all(pieces)).toEqual(lines)
      }),
    )
  })

  it('may be as long as the limit; a longer line ends the reading', async () => {
    expect(await all(['aaaa', 'aa\n', 'b'], 6)).toEqual(['aaaaaa', 'b'])
    const taken: string[] = []
    const endless = Array.from({ length: 1000 }, () => 'aaaa')
    await expect(Array.fromAsync(textLines(given(endless, taken), 10))).rejects.toThrow(LineTooLong)
    expect(taken).toHaveLength(3)
  })
})
