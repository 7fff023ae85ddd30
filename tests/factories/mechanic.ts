import { joinShop } from './accounts.ts'
import { aDevice, aShop, newId } from './sync.ts'

/** A shop with its owner and a mechanic who has an account. */
export const shopWithMechanic = async () => {
  const { device: owner, tenantId } = await aShop()
  const { userId, accessToken } = await joinShop(tenantId, 'mechanic')
  const mechanicId = newId()
  await owner.act([
    { op: 'insert', collection: 'mecanici', id: mechanicId, data: { nume: 'Țepeș', user_id: userId } },
  ])
  return { owner, mechanic: aDevice({ accessToken }), mechanicId, tenantId, userId }
}
