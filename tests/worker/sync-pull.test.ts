import { describe, expect, it } from 'vitest'
import { compare } from '#domain/kernel/compare.ts'
import { COLLECTION_NAMES } from '#domain/modules.ts'
import { type ChangesAnswer, type Entry, type FullLine, formatCursor } from '#domain/sync/protocol.ts'
import { call, errorOf, ROWS_OF_NEW_SHOP, rowsDb } from '#tests/factories/api.ts'
import { aDevice, aShop, newId, orderOps } from '#tests/factories/sync.ts'

const rowsOf = (lines: FullLine[]) =>
  lines.flatMap((line) =>
    line.type === 'chunk'
      ? line.rows.map((values) => ({
          collection: line.collection,
          row: Object.fromEntries(line.columns.map((column, index) => [column, values[index]])),
        }))
      : [],
  )

/** Collection and id: two rows may share an id. */
const namesOf = (lines: FullLine[]): string[] =>
  rowsOf(lines).map(({ collection, row }) => `${collection}/${row.id}`)

const byId = (a: { row: { id?: unknown } }, b: { row: { id?: unknown } }) =>
  compare(String(a.row.id), String(b.row.id))

describe('GET /api/sync/changes (S11.1)', () => {
  it('ends a page with the row that fills its bytes, and leaves none out', async () => {
    const { device } = await aShop()
    const fat = {
      observatii: 'ș'.repeat(4_000),
      note_interne: 'x'.repeat(4_000),
      stare_vehicul: 'y'.repeat(2_000),
    }
    const orders = Array.from({ length: 200 }, newId)
    for (let at = 0; at < orders.length; at += 50) {
      const acts = orders
        .slice(at, at + 50)
        .map((id) => [
          { op: 'insert', collection: 'orders', id, data: { data_comanda: '2026-11-21', ...fat } },
        ])
      await device.act(...acts)
    }
    const found: string[] = []
    let pages = 0
    for (let since = '0', more = true; more; pages += 1) {
      const response = await device.get(`/api/sync/changes?since=${since}&limit=1000`)
      const text = await response.text()
      expect(new TextEncoder().encode(text).length).toBeLessThan(1_300_000)
      const page = JSON.parse(text) as ChangesAnswer
      found.push(...page.rows.filter(({ collection }) => collection === 'orders').map(({ row }) => row.id))
      since = formatCursor(page.cursor)
      more = page.more
    }
    expect(found.sort()).toEqual([...orders].sort())
    expect(pages).toBeGreaterThan(2)
  })

  it('pages through everything in rev order, every row once, with any page size', async () => {
    const { device } = await aShop()
    await device.act(orderOps(newId(), 3), orderOps(newId(), 2))
    const whole = await device.changes()
    for (const limit of [1, 7, 50]) {
      const rows: Entry[] = []
      let since = '0'
      for (;;) {
        const page = await device.changes(since, limit)
        expect(page.rows.length).toBeLessThanOrEqual(limit)
        rows.push(...page.rows)
        since = `${page.cursor.epoch}:${page.cursor.rev}`
        if (!page.more) break
      }
      expect(rows).toEqual(whole.rows)
    }
    const revs = whole.rows.map(({ row }) => row.rev)
    expect(revs).toEqual([...revs].sort((a, b) => a - b))
  })

  it('brings only what changed since, deletions as tombstones', async () => {
    const { device } = await aShop()
    const ops = orderOps(newId(), 2)
    await device.act(ops)
    const { cursor } = await device.changes()
    await device.act([{ op: 'delete', collection: 'order_lines', id: ops[1]?.id, base: 0 }])
    const page = await device.changes(`${cursor.epoch}:${cursor.rev}`)
    expect(page.rows.map(({ collection, row }) => [collection, row.id, row.deleted_at === null])).toEqual([
      ['order_lines', ops[1]?.id, false],
      ['orders', ops[0]?.id, true],
    ])
  })

  it('makes a device load afresh when its history is another one (S20.4, S21.3)', async () => {
    const { device, tenantId } = await aShop()
    const { cursor, head } = await device.changes()
    for (const since of [`other:${head}`, `${cursor.epoch}:${head + 1}`]) {
      const response = await device.get(`/api/sync/changes?since=${since}`)
      expect([response.status, (await errorOf(response)).code]).toEqual([409, 'epoch_changed'])
    }
    await rowsDb
      .prepare('UPDATE sync_tenants SET purged_before = 10 WHERE tenant_id = ?')
      .bind(tenantId)
      .run()
    expect((await device.get(`/api/sync/changes?since=${cursor.epoch}:5`)).status).toBe(409)
    expect((await device.get(`/api/sync/changes?since=${cursor.epoch}:10`)).status).toBe(200)
  })

  it('refuses an invalid cursor', async () => {
    const { device } = await aShop()
    for (const query of ['since=azi', 'since=-1', 'since=1e9', 'since=0&limit=0', 'since=0&limit=x']) {
      const response = await device.get(`/api/sync/changes?${query}`)
      expect([query, response.status, (await errorOf(response)).code]).toEqual([query, 422, 'invalid_input'])
    }
  })
})

describe('GET /api/sync/full', () => {
  it('brings the seeded catalogues of a new shop', async () => {
    const { device } = await aShop()
    const counts = new Map<string, number>()
    for (const { collection } of rowsOf(await device.full()))
      counts.set(collection, (counts.get(collection) ?? 0) + 1)
    expect(Object.fromEntries(counts)).toEqual({
      tenants: 1,
      catalog_marci: 24,
      catalog_ansamble: 11,
      catalog_tipuri_deviz: 6,
      catalog_tipuri_motoare: 5,
      catalog_preturi: 3,
      board_statuses: 4,
      bays: 1,
      services: 6,
      members: 1,
    })
  })

  it('tells the total, then the same living rows as the changes, and the cursor to continue from', async () => {
    const { device } = await aShop()
    const ops = orderOps(newId(), 3)
    await device.act(ops)
    await device.act([{ op: 'delete', collection: 'order_lines', id: ops[2]?.id, base: 0 }])
    const lines = await device.full()
    const changes = await device.changes()
    expect(lines[0]).toEqual({
      type: 'start',
      cursor: { epoch: changes.cursor.epoch, rev: changes.head },
      total: ROWS_OF_NEW_SHOP + 4,
      access: 'owner',
    })
    expect(lines.at(-1)).toEqual({ type: 'end', cursor: { epoch: changes.cursor.epoch, rev: changes.head } })
    const lineIds = rowsOf(lines).flatMap(({ collection, row }) =>
      collection === 'order_lines' ? row.id : [],
    )
    expect(lineIds, 'the newest first').toEqual(lineIds.toSorted().reverse())
    expect(rowsOf(lines).sort(byId)).toEqual(
      changes.rows.filter(({ row }) => row.deleted_at === null).sort(byId),
    )
  })

  it('resumes after any chunk, towards the cursor of its start', async () => {
    const { device } = await aShop()
    await device.act(orderOps(newId(), 3))
    const lines = await device.full()
    const start = lines[0]?.type === 'start' ? lines[0] : null
    await device.act(orderOps(newId(), 1))
    for (const [index, line] of lines.entries()) {
      if (line.type !== 'chunk') continue
      const rest = await device.full(line.resume)
      expect(rest[0]).toEqual(start)
      const before = namesOf(lines.slice(0, index + 1))
      const after = namesOf(rest)
      expect(before.some((name) => after.includes(name))).toBe(false)
      expect(new Set([...before, ...after])).toEqual(new Set([...before, ...after, ...namesOf(lines)]))
    }
  })

  it('refuses the mark of another history, and an invalid one', async () => {
    const { device } = await aShop()
    const get = async (resume: string) => {
      const response = await device.get(`/api/sync/full?resume=${encodeURIComponent(resume)}`)
      return [response.status, (await errorOf(response)).code]
    }
    const { epoch, rev } = (await device.changes()).cursor
    expect(await get(`other:5~10~orders~${newId()}`)).toEqual([409, 'epoch_changed'])
    expect(await get(`${epoch}:${rev + 1}~10~orders~${newId()}`)).toEqual([409, 'epoch_changed'])
    for (const invalid of [
      'x',
      `other:5~10~users~${newId()}`,
      'other:5~10~orders~x',
      `other:5~${'9'.repeat(400)}~orders~${newId()}`,
      `other:5~10~orders~${newId()}~x`,
    ])
      expect(await get(invalid)).toEqual([422, 'invalid_input'])
  })

  it('loads a shop whose notes are long: no row makes it unloadable', async () => {
    const { device } = await aShop()
    const note = 'ș'.repeat(4000)
    for (let push = 0; push < 5; push++) {
      await device.act(
        ...Array.from({ length: 80 }, () => [
          {
            op: 'insert',
            collection: 'orders',
            id: newId(),
            data: { data_comanda: '2026-11-21', observatii: note },
          },
        ]),
      )
    }
    const orders = rowsOf(await device.full()).filter(({ collection }) => collection === 'orders')
    expect(orders.length).toBe(400)
  })

  it('covers every collection of the registry', async () => {
    const columns = await rowsDb.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all<{
      name: string
    }>()
    const tables = columns.results.map(({ name }) => name)
    for (const name of COLLECTION_NAMES) expect(tables).toContain(name)
  })
})

describe('GET /api/sync/live (S13.1)', () => {
  const open = async (token: string, query = '?protocol=2') => {
    const response = await call(`/api/sync/live${query}`, {
      headers: { upgrade: 'websocket', 'sec-websocket-protocol': `roa-sync, bearer.${token}` },
    })
    const socket = response.webSocket
    if (!socket) throw new Error(`no socket: ${response.status}`)
    const messages: string[] = []
    let wake = () => {}
    socket.addEventListener('message', ({ data }) => {
      messages.push(String(data))
      wake()
    })
    socket.accept()
    const next = async () => {
      while (messages.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      return JSON.parse(messages.shift() ?? '') as { type: string; rev: number; rows?: Entry[] }
    }
    return { socket, next }
  }

  it('tells the head, and again when another device has written', async () => {
    const { device, session } = await aShop()
    const { next, socket } = await open(session.accessToken)
    const { head } = await device.changes()
    expect(await next()).toMatchObject({ type: 'head', rev: head })
    const answer = await aDevice(session).act(orderOps(newId(), 1))
    const said = await next()
    expect(said).toMatchObject({ type: 'rows', from: head, rev: answer.rev })
    expect(said.rows?.sort(byId)).toEqual(answer.rows.sort(byId))
    socket.close()
  })

  it('sends a device nothing about its own commits: their answers tell everything, and it is at the head (S13.3)', async () => {
    const { device, session } = await aShop()
    const { next, socket } = await open(session.accessToken, `?protocol=2&client=${device.clientId}`)
    const { rev: before } = await next()
    const own = await device.act(orderOps(newId()))
    expect(own).toMatchObject({ from: before })
    const others = await aDevice(session).act(orderOps(newId()))
    expect(await next()).toMatchObject({ from: own.rev, rev: others.rev })
    socket.close()
  })

  it('tells only the head when a commit is large', async () => {
    const { device, session } = await aShop()
    const { next, socket } = await open(session.accessToken)
    await next()
    const { rev } = await device.act(orderOps(newId(), 400))
    expect(await next()).toEqual({ type: 'head', rev, epoch: expect.any(String) })
    socket.close()
  })

  it('tells only the head to a device that sends no version (S17.3)', async () => {
    const { device, session } = await aShop()
    const { next, socket } = await open(session.accessToken, '')
    await next()
    const { rev } = await device.act(orderOps(newId()))
    expect(await next()).toEqual({ type: 'head', rev, epoch: expect.any(String) })
    socket.close()
  })

  it('sends nothing of other tenants', async () => {
    const mine = await aShop()
    const theirs = await aShop()
    const { next, socket } = await open(mine.session.accessToken)
    await next()
    await theirs.device.act(orderOps(newId()))
    const { rev } = await mine.device.act(orderOps(newId()))
    expect(await next()).toMatchObject({ rev })
    socket.close()
  })

  it('accepts only sockets', async () => {
    const { device } = await aShop()
    const response = await device.get('/api/sync/live')
    expect([response.status, (await errorOf(response)).code]).toEqual([422, 'invalid_input'])
  })
})
