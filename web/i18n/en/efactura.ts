import type { Messages } from '../messages.ts'
import { countInEnglish as count } from '../plural.ts'

export const efactura: Messages['efactura'] = {
  title: 'e-Factura',
  download: 'e-Factura XML',
  saved: 'The XML file was downloaded. Upload it to SPV within 5 working days.',
  savedWithFaults: (n) =>
    `The XML file was downloaded, but ANAF will refuse it for ${count(n, 'fault', 'faults')}.`,
  good: 'Checked: it follows the rules of CIUS-RO. Upload it to SPV within 5 working days of issue.',
  faults: (n) => (n === 1 ? 'ANAF would refuse it because:' : `ANAF would refuse it for ${n} reasons:`),
  issued: 'The invoice is issued and does not change any more: take it back and issue another one.',
  mend: { firma: 'Data of the shop', client: 'Data of the client', factura: '', linie: '' },
}
