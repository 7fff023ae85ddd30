import { defineModule } from '#domain/sync/define-module.ts'
import { register } from '#domain/sync/registry.ts'
import { paymentRules } from './payment-rules.ts'
import { invoiceLineRules, invoiceRules } from './rules.ts'
import { invoiceLines, invoiceSeries, invoices, payments } from './schema.ts'
import { invoiceSeriesRules } from './series-rules.ts'

export const invoicesModule = defineModule({
  name: 'invoices',
  collections: [
    register(invoiceSeries, { rules: invoiceSeriesRules, adoption: 'with invoices' }),
    register(invoices, {
      rules: invoiceRules,
      adoption: 'with invoices',
      indexes: ['data_factura', 'rest', 'tip'],
    }),
    register(invoiceLines, { rules: invoiceLineRules, adoption: 'with invoices' }),
    register(payments, { rules: paymentRules, adoption: 'upload', indexes: ['data'] }),
  ],
})
