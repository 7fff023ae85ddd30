import { staffActor } from '#domain/sync/actor.ts'
import type { Visibility } from '#domain/sync/collection.ts'
import type { Registry } from '#domain/sync/registry.ts'
import { visibilityOf } from '#domain/sync/visibility.ts'
import { PERMISSIONS, type Permission } from './permissions.ts'
import { ROLES, type Role } from './roles.ts'

/** What a role may do with the rows of a collection. */
export type RowRights = {
  collection: string
  sees: Visibility
  /** The ops that it may do, all columns or some. */
  may: readonly ('insert' | 'patch' | 'delete')[]
  /** Columns that others may write, and this role may not. */
  not: readonly string[]
}

/** What a role may do: with rows, and beyond them. */
export type RoleRights = { role: Role; rows: readonly RowRights[]; permissions: readonly Permission[] }

const OPS = ['insert', 'patch', 'delete'] as const

/**
 * Who may do what, from the declarations that the commit and the screens obey: nothing of it is written down a second
 * time.
 */
export const rightsTable = (registry: Registry): RoleRights[] =>
  ROLES.map((role) => {
    const actor = staffActor({ tenantId: '', userId: '' }, role)
    return {
      role,
      rows: [...registry.values()].map((registered) => {
        const { collection } = registered
        const may = OPS.filter((op) => collection.rights[op].includes(role))
        const not = Object.entries(collection.writers).flatMap(([column, writers]) =>
          (['insert', 'patch'] as const).some(
            (op) => may.includes(op) && writers[op] && writers[op].length > 0 && !writers[op].includes(role),
          )
            ? [column]
            : [],
        )
        return { collection: collection.name, sees: visibilityOf(registered, actor), may, not }
      }),
      permissions: (Object.keys(PERMISSIONS) as Permission[]).filter((one) =>
        PERMISSIONS[one].includes(role),
      ),
    }
  })
