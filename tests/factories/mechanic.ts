import { registerShop } from './accounts.ts'
import { post, rawDb } from './api.ts'
import { aDevice, aShop, newId } from './sync.ts'

/** A shop with its owner and a mechanic who has an account. */
export const shopWithMechanic = async () => {
  const { device: owner, tenantId } = await aShop()
  const session = await registerShop()
  const userId = session.answer.me.user.id
  await rawDb.DB.batch([
    rawDb.DB.prepare("UPDATE users SET tenant_id = ?, rol = 'mechanic' WHERE id = ?").bind(tenantId, userId),
    rawDb.DB.prepare('UPDATE sessions SET tenant_id = ? WHERE user_id = ?').bind(tenantId, userId),
  ])
  const { email, password } = session.typed
  const login = await post('/api/auth/login', { email, password })
  const { accessToken } = (await login.json()) as { accessToken: string }
  const mechanicId = newId()
  await owner.act([
    { op: 'insert', collection: 'mecanici', id: mechanicId, data: { nume: 'Țepeș', user_id: userId } },
  ])
  return { owner, mechanic: aDevice({ accessToken }), mechanicId, tenantId, userId }
}
