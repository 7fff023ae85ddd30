import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { boardStatuses } from './board.ts'
import { orderLineCosts } from './costs.ts'
import { packageLines, packages } from './packages.ts'
import { orderLines, orders } from './schema.ts'

export const ordersModule = defineModule({
  name: 'orders',
  collections: [
    register(boardStatuses, { adoption: 'upload' }),
    register(packages, { adoption: 'upload' }),
    register(packageLines, { adoption: 'upload' }),
    register(orders, {
      adoption: 'with orders',
      indexes: ['data_comanda', 'vehicle_id', 'contact_id', 'status', 'validated_at', 'board_status_id'],
    }),
    register(orderLines, { adoption: 'with orders', inBlocks: true }),
    register(orderLineCosts, { adoption: 'with orders', inBlocks: true }),
  ],
})
