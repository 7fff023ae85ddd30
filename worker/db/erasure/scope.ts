import { stoppedAs } from '#domain/messages/may-be-sent.ts'
import { isNaming, type Naming, namingOf } from '#domain/privacy/erase-row.ts'
import type { PersonalName } from '#domain/privacy/personal.ts'
import type { Values } from '#domain/sync/log.ts'
import type { Contact } from '#domain/workshop/contacts/schema.ts'
import { askSegments, readSegment, type Segment } from '../old-log.ts'
import { pictureKey } from '../photos.ts'
import type { TenantDb } from '../tenant-db.ts'

/** The rows of one client, found by their links, in the tables and in the log. */
export type Scope = {
  /** The contact and those merged into it. */
  contacts: readonly string[]
  /** Ids by collection, of rows that are there or are known to the log alone. */
  rows: ReadonlyMap<PersonalName, readonly string[]>
  /** Cars that have also been another client's: they keep what belongs to the car. */
  shared: ReadonlySet<string>
  /** Cars that are another's now and were this client's before: only their log knows this client. */
  former: readonly string[]
  /** Days of issue of the invoices. */
  invoices: ReadonlyMap<string, string>
  naming: Naming
  /** Phones and e-mail addresses. */
  addresses: readonly string[]
  /** The client stays, and the orders no longer lead to him. */
  isCutOff: boolean
}

const json = (ids: Iterable<string>): string => JSON.stringify([...ids])

const AMONG = (place: string) => `IN (SELECT value FROM json_each(${place}))`

/** Collections whose rows may be gone from the table and stay in the log. */
const LOGGED: readonly PersonalName[] = [
  'vehicles',
  'orders',
  'order_lines',
  'photos',
  'messages',
  'reminders',
  'appointments',
]

/** Finds the rows of a client. The contact is the one that is kept; those merged into it come along. */
export const readScope = async (db: TenantDb, contactId: string): Promise<Scope> => {
  const ask = rowsOf(db)
  const contacts = await ask<Contact>(
    `WITH RECURSIVE mine(id) AS (SELECT ?2 UNION SELECT c.id FROM contacts AS c JOIN mine ON c.merged_into = mine.id WHERE c.tenant_id = ?1)
     SELECT * FROM contacts WHERE tenant_id = ?1 AND id IN (SELECT id FROM mine)`,
    contactId,
  )
  const contactIds = contacts.length > 0 ? contacts.map(({ id }) => id) : [contactId]
  const cars = await ask<Car>(
    `WITH mine(id) AS (SELECT id FROM vehicles WHERE tenant_id = ?1 AND contact_id ${AMONG('?2')})
     SELECT id, nr_inmatriculare, serie_sasiu, client_nume, client_telefon, client_email FROM vehicles
     WHERE tenant_id = ?1 AND (id IN (SELECT id FROM mine) OR merged_into IN (SELECT id FROM mine))`,
    json(contactIds),
  )
  const carIds = new Set(cars.map(({ id }) => id))
  const orders = await ask<{ id: string; client_nume: string; client_telefon: string; nr_auto: string }>(
    `SELECT id, client_nume, client_telefon, nr_auto FROM orders WHERE tenant_id = ?1
     AND (contact_id ${AMONG('?2')} OR (contact_id IS NULL AND vehicle_id ${AMONG('?3')}))`,
    json(contactIds),
    json(carIds),
  )
  const orderIds = new Set(orders.map(({ id }) => id))
  const shared = new Set(
    (
      await ask<{ id: string }>(
        `SELECT DISTINCT vehicle_id AS id FROM orders WHERE tenant_id = ?1 AND vehicle_id ${AMONG('?2')} AND id NOT ${AMONG('?3')}`,
        json(carIds),
        json(orderIds),
      )
    ).map(({ id }) => id),
  )
  const own = [...carIds].filter((id) => !shared.has(id))
  const logged = await ask<{ collection: PersonalName; id: string }>(
    `SELECT DISTINCT collection, row_id AS id FROM changes WHERE tenant_id = ?1 AND collection ${AMONG('?2')}
     AND (patch ->> '$.contact_id' ${AMONG('?3')} OR patch ->> '$.order_id' ${AMONG('?4')} OR patch ->> '$.vehicle_id' ${AMONG('?5')})`,
    json(LOGGED),
    json(contactIds),
    json(orderIds),
    json(own),
  )
  logged.push(...(await loggedOnce(db, { contact_id: contactIds, order_id: [...orderIds], vehicle_id: own })))
  const rows = new Map<PersonalName, Set<string>>()
  const add = (name: PersonalName, ids: Iterable<string>) => {
    const known = rows.get(name) ?? new Set<string>()
    for (const id of ids) known.add(id)
    rows.set(name, known)
  }
  const former: string[] = []
  const living = new Set(
    (
      await ask<{ id: string }>(
        `SELECT id FROM vehicles WHERE tenant_id = ?1 AND id ${AMONG('?2')}
         UNION ALL SELECT id FROM orders WHERE tenant_id = ?1 AND id ${AMONG('?2')}`,
        json(logged.map(({ id }) => id)),
      )
    ).map(({ id }) => id),
  )
  for (const { collection, id } of logged) {
    const isMine = carIds.has(id) || orderIds.has(id)
    // A car or an order that is there and not this client's belongs to another one now.
    if ((collection === 'vehicles' || collection === 'orders') && !isMine && living.has(id)) {
      if (collection === 'vehicles') former.push(id)
    } else add(collection, [id])
  }
  add('contacts', contactIds)
  add('vehicles', carIds)
  add('orders', orderIds)
  const allOrders = json(rows.get('orders') ?? [])
  for (const name of [
    'order_lines',
    'work_sessions',
    'photos',
    'approval_requests',
    'approval_answers',
    'portal_links',
  ] as const)
    add(
      name,
      await idsOf(db, `SELECT id FROM "${name}" WHERE tenant_id = ?1 AND order_id ${AMONG('?2')}`, allOrders),
    )
  const phones = texts([
    ...contacts.map(({ phone }) => phone),
    ...cars.map(({ client_telefon }) => client_telefon),
  ])
  const emails = texts([
    ...contacts.map(({ email }) => email),
    ...cars.map(({ client_email }) => client_email),
  ])
  const addresses = [...phones, ...emails]
  const invoices = await ask<{ id: string; data_factura: string }>(
    `SELECT id, data_factura FROM invoices WHERE tenant_id = ?1 AND (order_id ${AMONG('?2')}
     OR (order_id IS NULL AND (client_telefon ${AMONG('?3')} OR client_email ${AMONG('?3')} OR client_cod_fiscal ${AMONG('?4')})))`,
    allOrders,
    json(addresses),
    json(texts(contacts.map(({ fiscal_code }) => fiscal_code))),
  )
  add(
    'invoices',
    invoices.map(({ id }) => id),
  )
  const ofInvoices = json(invoices.map(({ id }) => id))
  for (const name of ['invoice_lines', 'payments'] as const)
    add(
      name,
      await idsOf(
        db,
        `SELECT id FROM "${name}" WHERE tenant_id = ?1 AND invoice_id ${AMONG('?2')}`,
        ofInvoices,
      ),
    )
  add(
    'messages',
    await idsOf(
      db,
      `SELECT id FROM messages WHERE tenant_id = ?1 AND (contact_id ${AMONG('?2')} OR order_id ${AMONG('?3')}
       OR vehicle_id ${AMONG('?4')} OR invoice_id ${AMONG('?5')} OR address ${AMONG('?6')})`,
      json(contactIds),
      allOrders,
      json(own),
      ofInvoices,
      json(addresses),
    ),
  )
  add(
    'reminders',
    await idsOf(db, `SELECT id FROM reminders WHERE tenant_id = ?1 AND vehicle_id ${AMONG('?2')}`, json(own)),
  )
  add(
    'appointments',
    await idsOf(
      db,
      `SELECT id FROM appointments WHERE tenant_id = ?1 AND (contact_id ${AMONG('?2')} OR vehicle_id ${AMONG('?3')} OR client_telefon ${AMONG('?4')})`,
      json(contactIds),
      json(own),
      json(phones),
    ),
  )
  add(
    'stop_list',
    await idsOf(
      db,
      `SELECT id FROM stop_list WHERE tenant_id = ?1 AND (message_id ${AMONG('?2')} OR address ${AMONG('?3')})`,
      json(rows.get('messages') ?? []),
      json(addresses.map(stoppedAs)),
    ),
  )
  const named = json([...rows.values()].flatMap((ids) => [...ids]))
  add(
    'notifications',
    await idsOf(db, `SELECT id FROM notifications WHERE tenant_id = ?1 AND target_id ${AMONG('?2')}`, named),
  )
  add(
    'replaced_values',
    await idsOf(db, `SELECT id FROM replaced_values WHERE tenant_id = ?1 AND row_id ${AMONG('?2')}`, named),
  )
  const naming = namingOf([
    ...contacts.flatMap(({ name, phone, email, fiscal_code }) => [name, phone, email, fiscal_code]),
    ...cars.flatMap((car) => (shared.has(car.id) ? [] : [car.nr_inmatriculare, car.serie_sasiu])),
    ...cars.flatMap(({ client_nume, client_telefon }) => [client_nume, client_telefon]),
    ...orders.flatMap(({ client_nume, client_telefon, nr_auto }) => [client_nume, client_telefon, nr_auto]),
  ])
  // What a former colleague's device had not sent is no row yet: its text tells whom it is about.
  const keptActs = await ask<{ id: string; ops: string; label: string }>(
    'SELECT id, ops, label FROM kept_acts WHERE tenant_id = ?1 AND deleted_at IS NULL',
  )
  const ids = [...rows.values()].flatMap((some) => [...some])
  add(
    'kept_acts',
    keptActs
      .filter(({ ops, label }) => ids.some((id) => ops.includes(id)) || isNaming(`${label} ${ops}`, naming))
      .map(({ id }) => id),
  )
  return {
    contacts: contactIds,
    rows: new Map([...rows].map(([name, ids]) => [name, [...ids]])),
    shared,
    former,
    invoices: new Map(invoices.map(({ id, data_factura }) => [id, data_factura])),
    naming,
    addresses,
    isCutOff: false,
  }
}

/** What the old log (S3.4) says of rows that led to these. */
const loggedOnce = async (
  db: TenantDb,
  links: Readonly<Record<string, readonly string[]>>,
): Promise<{ collection: PersonalName; id: string }[]> => {
  const wanted = Object.entries(links).map(([column, ids]) => [column, new Set(ids)] as const)
  const ids = Object.values(links).flat()
  const found = new Map<string, { collection: PersonalName; id: string }>()
  const { results } = await askSegments(db).all<Segment>()
  for (const segment of results)
    for (const { collection, row_id, patch } of await readSegment(db, segment, (line) =>
      ids.some((id) => line.includes(id)),
    )) {
      const name = LOGGED.find((one) => one === collection)
      const values = JSON.parse(patch) as Values
      if (name && wanted.some(([column, some]) => some.has(String(values[column]))))
        found.set(`${name}/${row_id}`, { collection: name, id: row_id })
    }
  return [...found.values()]
}

type Car = {
  id: string
  nr_inmatriculare: string
  serie_sasiu: string
  client_nume: string
  client_telefon: string
  client_email: string
}

const texts = (values: readonly string[]): string[] => [...new Set(values.filter((value) => value !== ''))]

const rowsOf =
  ({ d1, tenantId }: TenantDb) =>
  async <Row>(sql: string, ...values: string[]): Promise<Row[]> =>
    (
      await d1
        .prepare(sql)
        .bind(tenantId, ...values)
        .all<Row>()
    ).results

const idsOf = async (db: TenantDb, sql: string, ...values: string[]): Promise<string[]> =>
  (await rowsOf(db)<{ id: string }>(sql, ...values)).map(({ id }) => id)

/** The keys of the pictures of these photos that no other photo shows. */
export const ownPictures = async (db: TenantDb, photoIds: readonly string[]): Promise<string[]> => {
  const found = await rowsOf(db)<{ sha256: string }>(
    `SELECT DISTINCT sha256 FROM photos AS p WHERE tenant_id = ?1 AND id ${AMONG('?2')} AND NOT EXISTS (
     SELECT 1 FROM photos AS o WHERE o.tenant_id = ?1 AND o.sha256 = p.sha256 AND o.id NOT ${AMONG('?2')})`,
    json(photoIds),
  )
  return found.map(({ sha256 }) => pictureKey(db.tenantId, sha256))
}
