import { describe, expect, it } from 'vitest'
import { ANSWERED_JOBS, jobLines } from '#tests/factories/answered-jobs.ts'
import { MemoryStore } from '#tests/sync/memory-store.ts'
import { type Actor, clientActor, operatorActor, staffActor, systemActor } from './actor.ts'
import { defineCollection } from './collection.ts'
import { text } from './columns.ts'
import type { Op } from './protocol.ts'
import { serve } from './serve.ts'

const TENANT = '00000000-0000-7000-8000-00000000000a'
const NOW = '2026-11-29T08:00:00.000Z'

let made = 0
const id = () => `00000000-0000-7000-9000-${(++made).toString(16).padStart(12, '0')}`

type Data = Record<string, string | number | null>
const insert = (collection: string, rowId: string, data: Data): Op => ({
  op: 'insert',
  collection,
  id: rowId,
  data,
})
const patch = (collection: string, rowId: string, data: Data): Op => ({
  op: 'patch',
  collection,
  id: rowId,
  data,
  base: 0,
})

const OWNER = staffActor({ tenantId: TENANT, userId: 'o' }, 'owner')
const RECEPTION = staffActor({ tenantId: TENANT, userId: 'r' }, 'reception')
const OPERATOR = operatorActor({ tenantId: TENANT, userId: 'us' }, 'asked by phone')

/** Two orders with a line, its cost and an internal note; the client was asked about the first. */
const shop = async () => {
  const store = new MemoryStore()
  const send = async (actor: Actor, ops: Op[]) => {
    const mutations = [{ id: id(), hash: '', body: { at: NOW, label: '', ops } }]
    const push = { actor, clientId: actor.kind, epoch: null, mutations }
    const done = await serve(ANSWERED_JOBS, store, store.open(), [push], { now: NOW, mode: 'authority' })
    expect(done.faults).toEqual([])
    const outcome = done.outcomes[0]
    if (outcome?.refused !== null) throw new Error('refused')
    const [result] = outcome.results
    return { ...outcome, code: result?.status === 'rejected' ? result.code : (result?.status ?? '') }
  }
  const [mine, other] = [id(), id()].map((job) => ({ job, line: id(), cost: id() }))
  const note = id()
  if (!mine || !other) throw new Error('no jobs')
  const jobOps = [mine, other].flatMap(({ job, line, cost }) => [
    insert('jobs', job, { title: 'Frâne' }),
    insert('job_lines', line, { job_id: job, what: 'Plăcuțe', price: 100 }),
    insert('line_costs', cost, { job_id: job, cost: 50 }),
  ])
  expect((await send(OWNER, [...jobOps, insert('notes', note, { text: 'plătește greu' })])).code).toBe(
    'applied',
  )
  const client = clientActor(TENANT, 'portal', { collection: 'jobs', id: mine.job })
  const codes = (actor: Actor, ...acts: Op[][]) =>
    Promise.all(acts.map(async (ops) => (await send(actor, ops)).code))
  return { store, send, codes, mine, other, note, client }
}

describe('rights by column', () => {
  it('let a client write the requested answer, in the lines of their own order', async () => {
    const { store, send, mine, client } = await shop()
    const answered = await send(client, [patch('job_lines', mine.line, { answer: 'yes' })])
    expect(answered.code).toBe('applied')
    expect(store.rows.get(`job_lines/${mine.line}`)?.answer).toBe('yes')
    expect(store.records.at(-1)).toMatchObject({ author: { kind: 'client', source: 'portal' }, userId: '' })
  })

  it('let a client write nothing else and show no other row', async () => {
    const { store, send, mine, other, note, client } = await shop()
    const rows = { jobs: mine.job, job_lines: mine.line, line_costs: mine.cost, notes: note }
    const hidden = { jobs: other.job, job_lines: other.line, line_costs: other.cost }
    const acts: Op[] = [...Object.entries(rows), ...Object.entries(hidden)].flatMap(([collection, rowId]) => {
      const columns = Object.keys(ANSWERED_JOBS.get(collection)?.collection.columns ?? {})
      const isAnswer = (column: string) => column === 'answer' && rowId === mine.line
      return [
        { op: 'delete', collection, id: rowId, base: 0 } as Op,
        insert(collection, rowId, {}),
        insert(collection, id(), { job_id: mine.job, what: 'x', title: 'x', text: 'x' }),
        ...['id', 'tenant_id', 'rev', 'deleted_at', 'oracle_id', ...columns]
          .filter((column) => !isAnswer(column))
          .map((column) => patch(collection, rowId, { [column]: column === 'answer' ? 'yes' : 1 })),
        patch(collection, rowId, { answer: 'yes', price: 1 }),
      ]
    })
    const before = JSON.stringify([...store.rows])
    const seen = new Set([mine.job, mine.line])
    for (const act of acts) {
      const answer = await send(client, [act])
      expect([act, answer.code]).toEqual([act, expect.not.stringMatching('applied')])
      expect([act, answer.rows.filter(({ row }) => !seen.has(row.id))]).toEqual([act, []])
    }
    expect(JSON.stringify([...store.rows])).toBe(before)
  })

  it('apply to the people of the shop too, in inserts and patches', async () => {
    const { codes, mine } = await shop()
    const mechanic = staffActor({ tenantId: TENANT, userId: 'm' }, 'mechanic', ['m1'])
    await codes(systemActor(OWNER, 'device'), [patch('jobs', mine.job, { visible_to: 'm1' })])
    const line = (data: Data) => [insert('job_lines', id(), { job_id: mine.job, what: 'Discuri', ...data })]
    expect(await codes(mechanic, line({}), line({ price: 0, answer: 'none' }), line({ price: 5 }))).toEqual([
      'applied',
      'applied',
      'forbidden_column',
    ])
    const change = (data: Data) => [patch('job_lines', mine.line, data)]
    expect(await codes(mechanic, change({ what: 'y' }), change({ answer: 'no' }))).toEqual([
      'applied',
      'forbidden_column',
    ])
    expect(await codes(RECEPTION, change({ answer: 'no' }), change({ closed: 1 }))).toEqual([
      'applied',
      'forbidden_column',
    ])
    expect(await codes(OWNER, change({ closed: 1 }))).toEqual(['applied'])
  })

  it('give operators nothing where nothing names them', async () => {
    const { codes, mine } = await shop()
    expect(await codes(OPERATOR, [patch('job_lines', mine.line, { what: 'z' })])).toEqual(['forbidden'])
  })

  it('refuse a writer who has no right to the row', () => {
    const declare = () =>
      defineCollection({
        name: 'x',
        columns: { answer: text(10) },
        rights: { insert: ['owner'], patch: ['owner'], delete: [] },
        writers: { answer: { patch: ['client'] } },
      })
    expect(declare).toThrow('x.answer')
    expect(jobLines.writers.answer?.patch).toContain('client')
  })
})
