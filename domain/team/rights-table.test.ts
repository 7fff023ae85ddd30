import { describe, expect, it } from 'vitest'
import { REGISTRY } from '#domain/modules.ts'
import { staffActor } from '#domain/sync/actor.ts'
import { hasRight, mayWrite } from '#domain/sync/rights.ts'
import { isPermitted } from './permissions.ts'
import { rightsTable } from './rights-table.ts'
import { ROLES } from './roles.ts'

const TABLE = rightsTable(REGISTRY)

describe('the table of rights', () => {
  it('has every role and every collection', () => {
    expect(TABLE.map(({ role }) => role)).toEqual(ROLES)
    for (const { rows } of TABLE)
      expect(rows.map(({ collection }) => collection)).toEqual([...REGISTRY.keys()])
  })

  it('says what the commit decides, for each role, collection and column', () => {
    for (const { role, rows, permissions } of TABLE) {
      const actor = staffActor({ tenantId: 't', userId: 'u' }, role)
      for (const { collection: name, may, not } of rows) {
        const collection = REGISTRY.get(name)?.collection
        if (!collection) throw new Error(name)
        for (const op of ['insert', 'patch', 'delete'] as const)
          expect([name, op, may.includes(op)]).toEqual([name, op, hasRight(collection, op, actor)])
        for (const column of not) {
          const writes = (['insert', 'patch'] as const).filter((op) => may.includes(op))
          expect(writes.every((op) => mayWrite(collection, column, op, actor))).toBe(false)
        }
      }
      for (const permission of permissions) expect(isPermitted(actor, permission)).toBe(true)
    }
  })
})

describe('an accountant', () => {
  const rights = TABLE.find(({ role }) => role === 'accountant')

  it('reads the books and what they name, and nothing else of the shop', () => {
    expect(rights?.rows.filter(({ sees }) => sees === 'all').map(({ collection }) => collection)).toEqual([
      'tenants',
      'document_settings',
      'mecanici',
      'invoice_series',
      'invoices',
      'invoice_lines',
      'payments',
    ])
    expect(
      rights?.rows.filter(({ sees }) => sees === 'own user').map(({ collection }) => collection),
    ).toEqual(['members', 'notification_settings', 'notifications', 'replaced_values'])
  })

  it('writes nothing of the shop', () => {
    expect(rights?.rows.flatMap(({ collection, may }) => may.map((op) => `${op} ${collection}`))).toEqual([
      'insert notification_settings',
      'patch notification_settings',
      'patch notifications',
      'delete replaced_values',
    ])
    expect(rights?.permissions).toEqual(['books', 'prices'])
  })
})
