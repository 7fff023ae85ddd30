import {
  ANYONE_CAN_DO_ANYTHING,
  createSchema,
  definePermissions,
  number,
  string,
  table,
} from '@rocicorp/zero'

const lines = table('lines')
  .columns({
    id: string(),
    order_id: string(),
    tip: string(),
    descriere: string(),
    ore: number(),
    pret_ora: number(),
    um: string(),
    cantitate: number(),
    pret_unitar: number(),
    total: number(),
    ordine: number(),
    updated_at: string(),
  })
  .primaryKey('id')

export const schema = createSchema({ tables: [lines], enableLegacyQueries: true, enableLegacyMutators: true })
export const permissions = definePermissions(schema, () => ({ lines: ANYONE_CAN_DO_ANYTHING }))
export default { schema, permissions }
