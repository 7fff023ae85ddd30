import { describe, expect, it } from 'vitest'
import { isDay } from '#domain/kernel/dates.ts'
import { LEGAL_DOCUMENTS, LEGAL_NAMES } from './documents.ts'

describe.each(LEGAL_NAMES)('the legal document "%s"', (name) => {
  const { version, texts } = LEGAL_DOCUMENTS[name]

  it('has a day as its version, and the same sections in both languages', () => {
    expect(isDay(version)).toBe(true)
    const shape = (language: 'ro' | 'en') =>
      texts[language].sections.map(({ text }) =>
        text.map((part) => (typeof part === 'string' ? 1 : part.length)),
      )
    expect(shape('en')).toEqual(shape('ro'))
  })

  it('is written with commas below, not with cedillas', () => {
    expect(JSON.stringify(texts.ro)).not.toMatch(/[şţŞŢ]/)
  })
})
