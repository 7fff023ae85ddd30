import { afterEach, beforeEach, expect, it } from 'vitest'
import { readTable } from '#domain/csv/table.ts'
import { systemActor } from '#domain/sync/actor.ts'
import { localShop } from '#domain/workshop/shop/local-shop.ts'
import { AppDatabase } from '#web/data/database.ts'
import { type DraftOp, mutate, type Writer } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { importOf, writeActs } from '#web/import/run-import.ts'
import { CONTACT_FILE, contactsCsv } from './contacts-csv.ts'
import { planContacts } from './plan-contacts.ts'

let db: AppDatabase
let writer: Writer

beforeEach(async () => {
  db = new AppDatabase(`clients-${newId()}`)
  const tenantId = newId()
  const actor = { tenantId, userId: tenantId, kind: 'staff' as const, role: 'owner' as const }
  writer = { db, mode: 'local', actor, newId, now: () => Date.UTC(2026, 10, 21) }
  await mutate(
    { ...writer, actor: systemActor(actor, 'device') },
    'open',
    localShop(tenantId, 'Aici') as DraftOp[],
  )
})
afterEach(() => db.delete())

const HEAD = 'Nume;Telefon;CUI;Județ'
const plan = (lines: readonly string[], answers: ReadonlyMap<number, string> = new Map()) =>
  planContacts(db, writer.actor, readTable([HEAD, ...lines].join('\n'), CONTACT_FILE.table()), answers)

const aContact = async (data: Record<string, string>) => {
  const id = newId()
  await mutate(writer, 'add', [{ op: 'insert', collection: 'contacts', id, data }])
  return id
}

it('identifies a client by his code or his phone, one without either by his name', async () => {
  const ana = await aContact({ name: 'Ana Țuță', phone: '0722123456' })
  const firm = await aContact({ name: 'Dobrogea SRL', fiscal_code: '14399840' })
  const rows = await plan([
    'Ana Țuță-Pop;0722.123.456;;CONSTANTA',
    'DOBROGEA;;RO 14399840;',
    'ana tuta;;;',
    'Ion;0733111222;;',
    'Nelu;0733 111 222;;',
    ';;;CT',
  ])
  expect(rows.map(({ kind }) => kind)).toEqual(['changed', 'changed', 'changed', 'new', 'error', 'error'])
  expect(rows[0]?.ops).toEqual([
    { op: 'patch', collection: 'contacts', id: ana, data: { name: 'Ana Țuță-Pop', county: 'CT' } },
  ])
  // A valid code makes him a company.
  expect(rows[1]?.ops[0]).toMatchObject({ id: firm, data: { name: 'DOBROGEA', kind: 'company' } })
  expect(rows[2]?.ops[0]).toMatchObject({ id: ana })
  expect(rows[4]?.notes.join()).toContain('linia 5')
})

it('a phone that answers for two firms makes no firm another one', async () => {
  await aContact({ name: 'Dobrogea SRL', phone: '0722123456', fiscal_code: '14399840' })
  const [row] = await plan(['Mureș SRL;0722123456;22641090;'])
  expect(row?.kind).toBe('new')
})

it('asks where the code is that of one client and the phone that of another one of the name', async () => {
  const firm = await aContact({ name: 'Dobrogea SRL', fiscal_code: '14399840' })
  const dan = await aContact({ name: 'Dobrogea, Dan', phone: '0722123456' })
  const line = 'Dobrogea;0722123456;14399840;'
  const [asked] = await plan([line])
  expect(asked?.ops).toEqual([])
  expect(asked?.question?.choices.map(({ value }) => value)).toEqual(['', firm, dan])
  const [answered] = await plan([line], new Map([[2, firm]]))
  expect(answered?.ops[0]).toMatchObject({ op: 'patch', id: firm, data: { phone: '+40722123456' } })
})

it('is the same after import and export, and can be undone', async () => {
  const { acts, undo } = importOf(
    await plan(['Țepeș Ion;0241 555 123;;Constanța', 'Dobrogea SRL;;14399840;', 'Fără Număr;;;']),
  )
  await writeActs(writer, 'import', acts, () => undefined)
  expect(await db.rows('contacts').count()).toBe(3)
  const again = await planContacts(
    db,
    writer.actor,
    readTable(await contactsCsv(db), CONTACT_FILE.table()),
    new Map(),
  )
  expect(again.map(({ kind }) => kind)).toEqual(['same', 'same', 'same'])
  await writeActs(writer, 'undo', undo, () => undefined)
  expect(await db.rows('contacts').count()).toBe(0)
})
