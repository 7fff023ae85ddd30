import { expect, it } from 'vitest'
import { uuidv7 } from '#domain/kernel/ids.ts'
import type { Actor } from '#domain/sync/actor.ts'
import type { Op } from '#domain/sync/protocol.ts'
import { Committer } from '#durable-objects/tenant/committer.ts'
import { initialise } from '#durable-objects/tenant/initialise.ts'
import { push } from '#durable-objects/tenant/push.ts'
import { seeded } from '#tests/factories/random.ts'
import { readHistory } from '#worker/db/history.ts'
import type { TenantDb } from '#worker/db/tenant-db.ts'
import { SqliteD1 } from './sqlite-d1.ts'

/** S3.7: the history of a row that is in several files of the old log. */

const NOW = Date.UTC(2026, 10, 30, 8)
const random = seeded(97)
const newId = () => uuidv7(NOW, random.bytes(10))

it('history opens the files in which the row has a change, and no others', async () => {
  const sqlite = new SqliteD1()
  const tenantId = newId()
  const opened: string[] = []
  const { files } = sqlite.bindings()
  const counted = {
    ...files,
    get: (key: string) => {
      opened.push(key)
      return files.get(key)
    },
  } as TenantDb['files']
  const db: TenantDb = { d1: sqlite.asD1(), files: counted, tenantId }
  const committer = new Committer(db, () => NOW, { onCommit: () => undefined, onFault: () => undefined })
  const owner: Actor = { tenantId, userId: newId(), kind: 'staff', role: 'owner' }
  const founder = { tenantId, userId: owner.userId, name: 'Ana', company: 'S', cui: '', email: 'a@b.ro' }
  await initialise(db, committer, founder, NOW)
  const { epoch } = await committer.head()
  const clientId = newId()
  const act = async (op: Op) => {
    const mutation = { id: newId(), at: new Date(NOW).toISOString(), label: 'Mașină', ops: [op] }
    const reply = await push(committer, owner, { clientId, epoch, mutations: [mutation] })
    if (!reply.ok || reply.answer.results[0]?.status !== 'applied') throw new Error(JSON.stringify(reply))
  }
  const moveAll = () => committer.archive('2030-01-01T00:00:00.000Z')

  const [car, other] = [newId(), newId()]
  const patch = (id: string, client_nume: string): Op => {
    return { op: 'patch', collection: 'vehicles', id, base: 1_000, data: { client_nume } }
  }
  await act({ op: 'insert', collection: 'vehicles', id: car, data: { nr_inmatriculare: 'B 10 ABC' } })
  await moveAll()
  await act({ op: 'insert', collection: 'vehicles', id: other, data: { nr_inmatriculare: 'B 11 ABC' } })
  await moveAll()
  await act(patch(car, 'Pop'))
  await act(patch(other, 'Ionescu'))
  await moveAll()
  for (const name of ['Rus', 'Moldovan']) {
    await act(patch(other, name))
    await moveAll()
  }
  await act(patch(car, 'Popa'))

  const told = async (before = Number.MAX_SAFE_INTEGER) => {
    opened.length = 0
    const acts = await readHistory(db, owner, { collection: 'vehicles', id: car, before }, () => '')
    return acts.flatMap(({ changes }) => changes)
  }
  const whole = await told()
  expect(whole.map(({ patch }) => patch.client_nume || patch.nr_inmatriculare)).toEqual([
    'Popa',
    'Pop',
    'B10ABC',
  ])
  const [, second, first] = whole.map(({ rev }) => rev)
  expect(opened.length).toBe(2)
  expect((await told(second)).map(({ rev }) => rev)).toEqual([first])
  await moveAll()
  expect(await told()).toEqual(whole)
  expect(opened.length).toBe(3)
})
