import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COUNTIES } from './counties.ts'
import { formatPlate, isTellingPlate, looksRomanian, normalisePlate, plateWarning } from './plate.ts'

const county = fc.constantFrom(...Object.keys(COUNTIES))
const letters = fc.string({ unit: fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXYZ'), minLength: 3, maxLength: 3 })

describe('plates', () => {
  it('are stored bare and shown with spaces', () => {
    expect(normalisePlate(' b-123 abc')).toBe('B123ABC')
    expect(formatPlate('b123abc')).toBe('B 123 ABC')
    expect(formatPlate('CT 12-XYZ')).toBe('CT 12 XYZ')
    expect(normalisePlate('ș 12')).toBe('S12')
  })

  it('of other kinds are shown with a space where Romania puts one, otherwise as stored', () => {
    // Army.
    expect(formatPlate('A 12345')).toBe('A 12345')
    expect(formatPlate('M-AB 1234')).toBe('MAB1234')
    expect(formatPlate('')).toBe('')
  })

  it('warn and say why', () => {
    expect(plateWarning('B 123 ABC')).toBeNull()
    expect(plateWarning('B 12 ABC')).toBeNull()
    expect(plateWarning('CT 12 ABC')).toBeNull()
    expect(plateWarning('CT 123 ABC')).toBe('form')
    expect(plateWarning('A 12345')).toBe('form')
    expect(plateWarning('')).toBe('form')
    expect(plateWarning('XX 12 ABC')).toBe('county')
    expect(plateWarning('CT 12 IBC')).toBe('letters')
    expect(plateWarning('CT 12 OBC')).toBe('letters')
    expect(plateWarning('CT 12 AQC')).toBe('letters')
    expect(plateWarning('CT 12 AIO')).toBeNull()
  })

  it('of the common form are recognised with any separators', () => {
    fc.assert(
      fc.property(
        county,
        fc.integer({ min: 10, max: 99 }),
        letters,
        fc.constantFrom('', ' ', '-', ' . '),
        (a, b, c, gap) => {
          const typed = [a.toLowerCase(), b, c].join(gap)
          expect(plateWarning(typed)).toBeNull()
          expect(formatPlate(typed)).toBe(`${a} ${b} ${c}`)
        },
      ),
    )
  })

  it.each([
    ['in Cyrillic', 'АА 1234 ВВ', 'AA1234BB'],
    ['in small Cyrillic', 'с 123 мт', 'C123MT'],
    ['in Greek', 'ΙΖΗ 1234', 'IZH1234'],
    ['in full width', 'Ｂ－１２３　ＡＢＣ', 'B123ABC'],
    ['with marks that nobody sees', 'B\u200B 123\u202C ABC', 'B123ABC'],
    ['with letters that look like no Latin one', 'Ж 777 ЯВ', 'Ж777ЯB'],
  ])('%s are stored by their look', (_, typed, stored) => {
    expect(normalisePlate(typed)).toBe(stored)
  })

  it('identify a car unless they are a word for „none”', () => {
    expect(['B 123 ABC', 'A 12345', 'B 012345', 'WOB-AB 1'].map(isTellingPlate)).not.toContain(false)
    expect(['', 'FĂRĂ', 'NECUNOSCUT', '0000', '---', 'N/A', 'B 1'].map(isTellingPlate)).not.toContain(true)
  })

  it('stay the same when normalised again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const stored = normalisePlate(text)
        expect(stored).toMatch(/^[\p{L}\p{N}]*$/u)
        expect(stored.normalize('NFC')).toBe(stored)
        expect(normalisePlate(stored)).toBe(stored)
        expect(normalisePlate(formatPlate(stored))).toBe(stored)
      }),
    )
  })
})

describe('a Romanian form', () => {
  it('is the common or the provisional one', () => {
    expect(looksRomanian('B 123 ABC')).toBe(true)
    expect(looksRomanian('B012345')).toBe(true)
    expect(formatPlate('B012345')).toBe('B 012345')
    expect(looksRomanian('WOB-AB 123')).toBe(false)
  })
})
