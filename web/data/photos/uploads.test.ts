import { describe, expect, it } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Photo } from '#domain/workshop/photos/schema.ts'
import { seeded } from '#tests/factories/random.ts'
import { AppDatabase } from '../database.ts'
import { Refused } from '../refused.ts'
import { type PhotoFile, PhotoFiles } from './photo-files.ts'
import { PhotoUploads } from './uploads.ts'

const NOW = Date.UTC(2026, 10, 21, 8)
const random = seeded(17)
const newId = () => uuidv7(NOW, random.bytes(10))
const sha = (name: string) => name.padEnd(64, '0')

const file = (name: string, sent: 0 | 1 = 0, at = 1): PhotoFile => ({
  sha256: sha(name),
  type: 'image/jpeg',
  bytes: new Uint8Array([1, 2, 3]).buffer,
  thumb: new Uint8Array([1]).buffer,
  sent,
  at,
})

const photo = (name: string, over: Partial<Photo> = {}): Photo =>
  ({ id: newId(), order_id: newId(), sha256: sha(name), uploaded_at: null, ...over }) as Photo

/** A device whose server gives the answers in the list. */
const device = async (answers: Error[] = []) => {
  const db = new AppDatabase(`photos-${newId()}`)
  const files = new PhotoFiles(`photo-files-${newId()}`)
  const sent: string[] = []
  const timers: { run: () => void; wait: number }[] = []
  let isOnline = true
  const uploads = new PhotoUploads({
    db,
    files,
    send: async ({ sha256 }) => {
      const refused = answers.shift()
      if (refused) throw refused
      sent.push(sha256)
    },
    isOnline: () => isOnline,
    schedule: (run, wait) => {
      timers.push({ run, wait })
      return () => undefined
    },
  })
  const take = async (name: string, over: Partial<Photo> = {}) => {
    const row = photo(name, over)
    await db.rows('photos').add(row)
    await files.keep(file(name))
    return row
  }
  /** What the server has written into the rows arrives with the next pull. */
  const pull = async () => {
    const taken = await db.rows('photos').where('sha256').anyOf(sent).primaryKeys()
    for (const id of taken) await db.rows('photos').update(id, { uploaded_at: '2026-11-21T08:00:00.000Z' })
    await uploads.poke()
  }
  return { db, files, uploads, sent, timers, take, pull, goOnline: (online: boolean) => (isOnline = online) }
}

const isSent = async (files: PhotoFiles, name: string) => (await files.files.get(sha(name)))?.sent

describe('pictures', () => {
  it('go to the server, each once, and count as sent when their rows say so', async () => {
    const { files, uploads, sent, take, pull } = await device()
    await take('a')
    await take('b')
    await uploads.poke()
    await uploads.poke()
    expect(sent.sort()).toEqual([sha('a'), sha('b')])
    expect(await isSent(files, 'a')).toBe(0)
    await pull()
    expect([await isSent(files, 'a'), await isSent(files, 'b')]).toEqual([1, 1])
    expect(sent).toHaveLength(2)
  })

  it('wait for the network, and until the server has their row', async () => {
    const { db, uploads, sent, take, goOnline } = await device()
    const row = await take('a')
    goOnline(false)
    await uploads.poke()
    expect(sent).toEqual([])
    goOnline(true)
    const mutation = { id: newId(), at: '', label: '', ops: [] }
    const n = await db.outbox.add({ mutation, rows: [`photos/${row.id}`] } as never)
    await uploads.poke()
    expect(sent).toEqual([])
    await db.outbox.delete(n as number)
    await uploads.poke()
    expect(sent).toEqual([sha('a')])
  })

  it('are tried again later where the server is down or refuses for now: later each time, and no earlier than it asks', async () => {
    const { uploads, sent, timers, take } = await device([
      new Error('no network'),
      new Refused('internal'),
      new Refused('unavailable', { params: { retryAfter: 30 } }),
    ])
    await take('a')
    await uploads.poke()
    await uploads.poke()
    await uploads.poke()
    expect(timers.map(({ wait }) => wait)).toEqual([5_000, 10_000, 30_000])
    expect(sent).toEqual([])
    await uploads.poke()
    expect(sent).toEqual([sha('a')])
  })

  it('do not block others when they are refused, and are not sent again until the app restarts', async () => {
    const { uploads, sent, take, files, pull } = await device([new Refused('picture_mismatch')])
    await take('a')
    await take('b')
    await uploads.poke()
    await pull()
    expect(sent).toHaveLength(1)
    expect([await isSent(files, 'a'), await isSent(files, 'b')].sort()).toEqual([0, 1])
  })

  it('stay when the plan or the session has ended, and no timer asks again', async () => {
    const { uploads, sent, timers, take } = await device([new Refused('plan_required')])
    await take('a')
    await uploads.poke()
    expect([sent, timers]).toEqual([[], []])
  })

  it('of a deleted photo are not sent', async () => {
    const { db, uploads, sent, take } = await device()
    const row = await take('a')
    await db.rows('photos').delete(row.id)
    await uploads.poke()
    expect(sent).toEqual([])
  })
})

describe('the room for pictures', () => {
  it('is made by deleting the oldest that the server has, never one that waits', async () => {
    const { files } = await device()
    await files.keep(file('old', 1, 1))
    await files.keep(file('new', 1, 2))
    await files.keep(file('waiting', 0, 0))
    await files.makeRoom(1)
    expect((await files.files.toCollection().primaryKeys()).sort()).toEqual([sha('new'), sha('waiting')])
  })

  it('keeps a picture that is taken again as one that waits', async () => {
    const { files } = await device()
    await files.keep(file('a', 1))
    await files.keep(file('a', 0))
    expect(await isSent(files, 'a')).toBe(0)
    await files.keep(file('a', 1))
    expect(await isSent(files, 'a')).toBe(0)
  })
})
