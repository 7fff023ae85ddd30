import { seeded } from '#tests/factories/random.ts'
import { register } from '../../client.ts'
import { startDeployment } from '../../deployment.ts'
import { sendAll } from '../../shops.ts'
import { ordersWithLines } from '../rows.ts'
import type { Subject } from '../subject.ts'

export const ours: Subject = {
  name: 'ROA AUTO',
  settings:
    'the server of `npm run serve` (workerd, D1, the object), the app’s own data layer with strict durability; a shop whose orders, cars and catalogues come besides the lines',
  start: async ({ folder, site, port, lines }) => {
    const server = await startDeployment(folder, site, port)
    const shop = await register(server.url)
    const random = seeded(2)
    const { vehicles, orders } = ordersWithLines(lines)
    await sendAll(
      shop,
      random,
      vehicles.map((op) => [op]),
    )
    await sendAll(shop, random, orders)
    return {
      port,
      page: { path: '/ours/' },
      options: { email: shop.email, password: shop.password },
      pids: server.process.pid === undefined ? [] : [server.process.pid],
      stop: () => server.stop(),
    }
  },
}
