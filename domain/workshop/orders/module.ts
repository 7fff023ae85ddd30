import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { keptWhileUsed } from '#domain/workshop/catalog/rules.ts'
import { boardStatuses } from './board.ts'
import { orderLineCosts } from './costs.ts'
import { packageLineRules } from './package-rules.ts'
import { packageLines, packages } from './packages.ts'
import { orderLineCostRules, orderLineRules, orderRules } from './rules.ts'
import { orderLines, orders } from './schema.ts'

export const ordersModule = defineModule({
  name: 'orders',
  collections: [
    register(boardStatuses, { rules: keptWhileUsed(boardStatuses), adoption: 'upload' }),
    register(packages, { rules: keptWhileUsed(packages), adoption: 'upload' }),
    register(packageLines, { rules: packageLineRules, adoption: 'upload' }),
    register(orders, {
      rules: orderRules,
      adoption: 'with orders',
      indexes: ['data_comanda', 'vehicle_id', 'contact_id', 'status', 'validated_at', 'board_status_id'],
    }),
    register(orderLines, { rules: orderLineRules, adoption: 'with orders' }),
    register(orderLineCosts, { rules: orderLineCostRules, adoption: 'with orders' }),
  ],
})
