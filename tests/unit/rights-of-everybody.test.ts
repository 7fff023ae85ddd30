import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { REGISTRY } from '#domain/modules.ts'
import { type Actor, clientActor, type Grantee, operatorActor, staffActor } from '#domain/sync/actor.ts'
import type { Collection, Row } from '#domain/sync/collection.ts'
import { seesColumn } from '#domain/sync/sight.ts'
import { visibilityOf } from '#domain/sync/visibility.ts'
import { isPermitted, PERMISSIONS, type Permission } from '#domain/team/permissions.ts'
import { ROLES } from '#domain/team/roles.ts'
import { fromSchema } from '#tests/factories/from-schema.ts'
import { nextId, shopInMemory } from '#tests/factories/shop-in-memory.ts'

/**
 * Who may write what, tried out in every column of every collection by everybody: a new collection, column or role is
 * covered by existing.
 */

const AT = '2026-11-21T08:00:00.000Z'

const actorsOf = (tenantId: string): Record<Grantee, Actor> => ({
  ...(Object.fromEntries(
    ROLES.map((role) => [role, staffActor({ tenantId, userId: nextId() }, role, [nextId()])]),
  ) as Record<(typeof ROLES)[number], Actor>),
  client: clientActor(tenantId, 'portal', { collection: 'orders', id: nextId() }),
  operator: operatorActor({ tenantId, userId: 'us' }, 'asked by phone'),
})

const EMPTY = { text: '', integer: 0 } as const

const samples = new Map<Collection, Map<string, Row[string][]>>()

/** A value that the column accepts and that differs from `present`, where there is one. */
const otherValue = (collection: Collection, name: string, present: unknown): Row[string] | undefined => {
  const known = samples.get(collection) ?? new Map<string, Row[string][]>()
  samples.set(collection, known)
  const schema = collection.columns[name]?.schema as v.GenericSchema<never>
  const made =
    known.get(name) ??
    (fc.sample(fromSchema(schema, { known: [] }), { numRuns: 30, seed: 1 }) as Row[string][]).filter(
      (value) => {
        const parsed = v.safeParse(schema, value)
        return parsed.success && parsed.output === value
      },
    )
  known.set(name, made)
  return made.find((value) => value !== present)
}

/** A row that is everybody's own, written past the rules. */
const planted = (collection: Collection, actor: Actor): Row => {
  const row: Record<string, string | number | null> = {
    ...{ id: actor.kind === 'client' ? actor.capability.id : nextId(), tenant_id: actor.tenantId },
    ...{ oracle_id: null, rev: 1, created_at: AT, updated_at: AT, deleted_at: null },
  }
  for (const [name, { kind, initial, type }] of Object.entries(collection.columns)) {
    row[name] = kind === 'day' ? AT.slice(0, 10) : ((initial ?? EMPTY[type]) as Row[string])
    if (kind === 'instant' && initial === undefined) row[name] = AT
  }
  if ('user_id' in collection.columns) row.user_id = actor.userId
  if ('visible_to' in collection.columns && actor.kind === 'staff')
    row.visible_to = String(actor.mechanicIds?.[0])
  return row as Row
}

/** What the declaration grants, in plain words of its own. */
const isGranted = (collection: Collection, who: Grantee, op: 'insert' | 'patch', column: string): boolean => {
  const { write = 'client', seenBy = null } = collection.columns[column] ?? {}
  if (write === 'derived' || (write === 'create' && op === 'patch')) return false
  if (!collection.rights[op].includes(who)) return false
  const isPerson = who !== 'client' && who !== 'operator'
  if (seenBy && !(isPerson ? PERMISSIONS[seenBy] : (['client'] as readonly string[])).includes(who as never))
    return false
  return collection.writers[column]?.[op]?.includes(who) ?? isPerson
}

/** The columns that somebody may write in an existing row. */
const patchable = (who: Grantee): string[] =>
  [...REGISTRY.values()].flatMap(({ collection }) =>
    Object.keys(collection.columns)
      .filter((column) => isGranted(collection, who, 'patch', column))
      .map((column) => `${collection.name}.${column}`),
  )

describe.each([...ROLES, 'client', 'operator'] as const)('%s', (who) => {
  it('changes no column and no row that no collection grants', async () => {
    const shop = await shopInMemory()
    const actor = actorsOf(shop.tenantId)[who]
    const { outcome } = shop.asActor(actor)
    const changed: string[] = []
    for (const { collection } of REGISTRY.values()) {
      const { name } = collection
      const row = planted(collection, actor)
      const key = `${name}/${row.id}`
      const patchedBy = async (data: Record<string, string | number | null>) => {
        shop.store.rows.set(key, { ...row })
        await outcome([{ op: 'patch', collection: name, id: row.id, data }])
        return shop.store.rows.get(key)
      }
      // What the rules derive of the row by themselves.
      const settled = await patchedBy({})
      for (const column of [
        'tenant_id',
        'oracle_id',
        'created_at',
        'deleted_at',
        ...Object.keys(collection.columns),
      ]) {
        if (isGranted(collection, who, 'patch', column)) continue
        const value = column in collection.columns ? otherValue(collection, column, row[column]) : 'x'
        if (value === undefined) continue
        const after = await patchedBy({ [column]: value })
        if (after?.[column] !== row[column] && after?.[column] !== settled?.[column])
          changed.push(`${name}.${column}`)
      }
      shop.store.rows.set(key, { ...row })
      if (!collection.rights.delete.includes(who)) {
        await outcome([{ op: 'delete', collection: name, id: row.id }])
        if (shop.store.rows.get(key)?.deleted_at !== null) changed.push(`delete ${name}`)
      }
      shop.store.rows.delete(key)
      if (!collection.rights.insert.includes(who)) {
        const made = nextId()
        await outcome([{ op: 'insert', collection: name, id: made, data: {} }])
        if (shop.store.rows.has(`${name}/${made}`)) changed.push(`insert ${name}`)
      }
    }
    expect(changed).toEqual([])
  })

  it('sees a column that names a permission with that permission alone', () => {
    const actor = actorsOf(nextId())[who]
    for (const { collection } of REGISTRY.values())
      for (const [name, column] of Object.entries(collection.columns)) {
        const { seenBy } = column
        const isSeen =
          seenBy === null || who === 'client' || (who !== 'operator' && PERMISSIONS[seenBy].includes(who))
        expect([collection.name, name, seesColumn(column, actor)]).toEqual([collection.name, name, isSeen])
      }
  })
})

describe('a client', () => {
  it('writes these columns and no others', () => {
    expect(patchable('client')).toEqual([
      'order_lines.stare',
      'portal_links.opened_at',
      'appointments.data_ora',
      'appointments.status',
      'appointments.phone_verified',
      'appointments.agreed_text',
      'appointments.codes',
    ])
  })
})

describe('an operator of ours', () => {
  const operator = operatorActor({ tenantId: nextId(), userId: 'us' }, 'asked by phone')

  it('sees of a shop itself, its packs and its wish for a sender name, and writes what is ours to give', () => {
    const seen = [...REGISTRY.values()].filter((one) => visibilityOf(one, operator) !== 'none')
    expect(seen.map(({ collection }) => collection.name)).toEqual([
      'tenants',
      'usage_packs',
      'message_settings',
    ])
    expect(patchable('operator')).toEqual([
      'tenants.trial_extra',
      'tenants.plan_extra',
      'tenants.operator_note',
      'message_settings.sender_state',
    ])
    for (const { collection } of REGISTRY.values())
      for (const op of ['insert', 'delete'] as const)
        if (op !== 'insert' || collection.name !== 'usage_packs')
          expect(collection.rights[op]).not.toContain('operator')
  })

  it('has no permission', () => {
    for (const one of Object.keys(PERMISSIONS) as Permission[]) expect(isPermitted(operator, one)).toBe(false)
  })

  it('says why', () => {
    expect(() => operatorActor({ tenantId: nextId(), userId: 'us' }, ' ')).toThrow('reason')
  })
})
