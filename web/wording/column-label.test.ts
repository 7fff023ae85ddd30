import { afterEach, describe, expect, it } from 'vitest'
import { COLLECTION_NAMES, COLLECTIONS } from '#domain/modules.ts'
import type { Column } from '#domain/sync/columns.ts'
import * as messagesEn from '#web/i18n/messages.en.ts'
import * as messagesRo from '#web/i18n/messages.ro.ts'
import { speak } from '#web/i18n/spoken.ts'
import { columnLabel, isTold } from './column-label.ts'

const CATALOGUES = { ro: messagesRo, en: messagesEn }

/** Every column that people read about: its collection and its name. */
const told = COLLECTION_NAMES.flatMap((collection) =>
  Object.entries<Column>(COLLECTIONS[collection].columns)
    .filter(([, column]) => isTold(column))
    .map(([name]) => [collection, name] as const),
)

afterEach(() => speak())

describe('the labels of columns', () => {
  it.each(Object.entries(CATALOGUES))('has one in %s for each that people are told of', (_, messages) => {
    speak(messages)
    expect(told.filter(([collection, name]) => columnLabel(collection, name) === null)).toEqual([])
  })

  it('has no label without a column', () => {
    const used = new Set<string>(
      told.map(([collection, name]) => {
        const key = `${collection}.${name}`
        return key in messagesRo.columns ? key : `*.${name}`
      }),
    )
    expect(Object.keys(messagesRo.columns).filter((key) => !used.has(key))).toEqual([])
  })

  it('has no label that repeats the shared one', () => {
    const same = (messages: typeof messagesRo | typeof messagesEn, key: string): boolean => {
      const labels: Readonly<Record<string, string>> = messages.columns
      return labels[key] === labels[`*.${key.slice(key.indexOf('.') + 1)}`]
    }
    const own = Object.keys(messagesRo.columns).filter((key) => !key.startsWith('*'))
    expect(own.filter((key) => same(messagesRo, key) && same(messagesEn, key))).toEqual([])
  })

  it('has none for unknown collections and columns', () => {
    expect(columnLabel('orders', 'constructor')).toBeNull()
    expect(columnLabel('constructor', 'name')).toBeNull()
  })
})
