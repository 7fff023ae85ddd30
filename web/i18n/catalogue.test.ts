import { isDeepStrictEqual } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { boardSeeds } from '#domain/workshop/catalog/seeds.ts'
import { writeIn } from './language.ts'
import * as messagesEn from './messages.en.ts'
import * as messagesRo from './messages.ro.ts'
import { speak } from './spoken.ts'

/** The two catalogues side by side: every text by its path, `orders.list.title`. */

type Text = string | ((...args: never[]) => string)

const textsOf = (node: unknown, path = ''): [path: string, text: Text][] =>
  typeof node === 'string' || typeof node === 'function'
    ? [[path, node as Text]]
    : Object.entries(node as object).flatMap(([key, value]) => textsOf(value, path ? `${path}.${key}` : key))

const romanian = new Map(textsOf(messagesRo))
const english = new Map(textsOf(messagesEn))

/** Numbers that no sentence contains by itself, so that an argument can be recognised in the text. */
const FIGURES = [137, 241, 353, 467]

/** Sentences of codes take their parameters by name. */
const CODED = /^(?:errors|issues|eInvoiceFindings)\./
const PARAMS = {
  min: 137,
  max: 241,
  lines: 241,
  left: 241,
  kind: 'count',
  retryAfter: 353,
  used: 137,
  limit: 241,
  feature: 'sms',
  plan: 'pro',
  side: 'firma',
  line: '137',
  category: 'E',
  is: 24100,
  should: 35300,
  hours: 137,
  slots: '2026-12-01T08:00:00.000Z//',
  rate: 46700,
}

/** The text with its sample arguments; a text that takes words gets words. */
const said = (text: Text, path: string): string => {
  if (typeof text === 'string') return text
  const call = text as (...args: unknown[]) => string
  if (CODED.test(path)) return call(PARAMS)
  try {
    const sentence = call(...FIGURES.slice(0, text.length))
    if (typeof sentence === 'string') return sentence
  } catch {
    // It takes words.
  }
  return call(...FIGURES.slice(0, text.length).map((figure) => `<${figure}>`))
}

const argumentsIn = (sentence: string): number[] =>
  FIGURES.filter((figure) => sentence.includes(String(figure)))

/** Romanian words that no English sentence contains. */
const ROMANIAN_WORDS =
  /(?<![\p{L}’])(?:acum|aici|ai|al|ale|alt|ce|cel|cu|dacă|de|deviz|devize|din|doar|este|(?<!e-)factura|fara|ii|iti|la|mai|masina|nu|nou|pe|pentru|prin|sa|sau|se|si|sunt|tau|un|una|unei|unui)(?!\p{L})/iu

/**
 * Romanian on purpose: words of the client's documents. A part that English takes over whole (`ro.messages`) is one
 * too.
 */
const KEPT = ['settings.shop.deviz', 'orders.line.units']

/** Names that are Romanian in every language. */
const NAMES = /e-Factura/gu

const takenOver = (ours: unknown, theirs: unknown, path = ''): string[] => {
  if (typeof ours !== 'string' && ours === theirs) return [path]
  if (typeof ours !== 'object' || ours === null) return []
  return Object.entries(ours).flatMap(([key, value]) =>
    takenOver(value, (theirs as Record<string, unknown>)[key], path ? `${path}.${key}` : key),
  )
}
const kept = [...KEPT, ...takenOver(messagesRo, messagesEn)]
const isKept = (path: string): boolean => kept.some((one) => path === one || path.startsWith(`${one}.`))

afterEach(() => writeIn('ro'))

/** Words that are replaced by others: one thing, one word. */
const GIVEN_UP = /discount|reminder|nomenclator|lumină de|catalog(?!ue)/iu

describe('the Romanian catalogue', () => {
  it('has one word for one thing, the one that garages use', () => {
    const left = [...romanian]
      .map(([path, text]) => [path, said(text, path)] as const)
      .filter(([path, text]) => !path.startsWith('gallery.') && GIVEN_UP.test(text))
    expect(left).toEqual([])
  })

  it('has no state of an order that is also a label of the board', () => {
    const labels = boardSeeds().map(({ data }) => String(data.denumire))
    expect(labels).toContain('În lucru')
    expect(Object.values(messagesRo.ui.status).filter((state) => labels.includes(state))).toEqual([])
  })
})

describe('the English catalogue', () => {
  it('has the texts that Romanian has', () => {
    expect([...english.keys()]).toEqual([...romanian.keys()])
  })

  it('is what every part says once it is chosen', () => {
    const parts = Object.entries<unknown>(messagesRo)
    const theirs: Readonly<Record<string, unknown>> = { ...messagesEn }
    const before = parts.map(([, part]) => ({ ...(part as object) }))
    speak(messagesEn)
    expect(parts.filter(([name, part]) => !isDeepStrictEqual(part, theirs[name]))).toEqual([])
    speak()
    expect(parts.map(([, part]) => part)).toEqual(before)
  })

  it('contains no Romanian', () => {
    writeIn('en')
    const left = [...english]
      .filter(([path]) => !isKept(path))
      .map(([path, text]) => `${path}: ${said(text, path).replace(NAMES, '')}`)
      .filter((line) => /[ăâîșțşţ„]/iu.test(line) || ROMANIAN_WORDS.test(line.slice(line.indexOf(':'))))
    expect(left).toEqual([])
  })

  it('uses in every text the arguments that Romanian uses', () => {
    const different = [...romanian].flatMap(([path, text]) => {
      const other = english.get(path)
      if (typeof text === 'string' || other === undefined) return []
      const [ours, theirs] = [argumentsIn(said(text, path)), argumentsIn(said(other, path))]
      return text.length === (other as { length: number }).length && String(ours) === String(theirs)
        ? []
        : [`${path}: ${said(text, path)} / ${said(other, path)}`]
    })
    expect(different).toEqual([])
  })
})
