import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Me } from '#domain/team/account.ts'
import { keepEntry, readEntry } from '#web/features/orders/lines/entry-draft.ts'
import { keepCar, keptCar } from '#web/features/vehicles/form/kept-car.ts'
import { emptyDraft } from '#web/features/vehicles/form/vehicle-form-draft.ts'
import { keepText, keptText } from '#web/ui/kept-text.ts'
import { eraseData } from './erase-data.ts'
import { photoFiles } from './photos/photo-files.ts'

const me = { shop: { id: 's1' }, user: { id: 'u1' } } as Me

beforeEach(() => {
  // As in a browser, the texts are own properties of the storage.
  const storage = Object.create({
    getItem: (key: string) => storage[key] ?? null,
    setItem: (key: string, text: string) => {
      storage[key] = text
    },
    removeItem: (key: string) => {
      delete storage[key]
    },
  })
  vi.stubGlobal('localStorage', storage)
})
afterEach(() => vi.unstubAllGlobals())

it('deletes what a person had on the device, half-typed texts and pictures included, and keeps what was not sent', async () => {
  localStorage.setItem('roa.language', 'en')
  keepText('vehicles/v1/client_nume', 'Ionescu')
  keepCar('s1', { ...emptyDraft(), client: 'Popescu' })
  keepEntry('o1', 'manopera', { id: 'l1', values: { descriere: 'Schimb ulei' } })
  const picture = { type: 'image/jpeg', bytes: new ArrayBuffer(1), thumb: new ArrayBuffer(1), at: 1 } as const
  await photoFiles.keep({ ...picture, sha256: 'sent', sent: 1 })
  await photoFiles.keep({ ...picture, sha256: 'waits', sent: 0 })

  await eraseData(me)

  expect(keptText('vehicles/v1/client_nume')).toBeNull()
  expect(keptCar('s1')).toBeNull()
  expect(readEntry('o1', 'manopera')).toBeNull()
  expect(Object.keys(localStorage)).toEqual(['roa.language'])
  expect(await photoFiles.files.toCollection().primaryKeys()).toEqual(['waits'])
})

it('a full storage stops nobody from typing', () => {
  vi.stubGlobal('localStorage', {
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    },
  })
  expect(() => keepText('vehicles/v1/client_nume', 'Ionescu')).not.toThrow()
})
