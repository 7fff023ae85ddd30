import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { invoiceLines, invoiceSeries, invoices, payments } from './schema.ts'

export const invoicesModule = defineModule({
  name: 'invoices',
  collections: [
    register(invoiceSeries, { adoption: 'with invoices' }),
    register(invoices, {
      adoption: 'with invoices',
      indexes: ['data_factura', 'rest', 'tip'],
    }),
    register(invoiceLines, { adoption: 'with invoices', inBlocks: true }),
    register(payments, { adoption: 'upload', indexes: ['data'], inBlocks: true }),
  ],
})
