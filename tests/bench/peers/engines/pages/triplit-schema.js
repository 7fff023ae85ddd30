import { Schema as S } from '@triplit/client'

const schema = S.Schema({
  id: S.Id(),
  order_id: S.String(),
  tip: S.String(),
  descriere: S.String(),
  ore: S.Number(),
  pret_ora: S.Number(),
  um: S.String(),
  cantitate: S.Number(),
  pret_unitar: S.Number(),
  total: S.Number(),
  ordine: S.Number(),
  updated_at: S.String(),
})

export const lineSchema = S.Collections({ lines: { schema } })
