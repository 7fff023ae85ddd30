import { count } from '../plural.ts'
import { romanian } from '../spoken.ts'

/** Texts of e-Factura. */
export const efactura = romanian('efactura', {
  title: 'e-Factura',
  download: 'XML e-Factura',
  saved: 'Fișierul XML a fost descărcat. Încarcă-l în SPV în 5 zile lucrătoare.',
  savedWithFaults: (n: number) =>
    `Fișierul XML a fost descărcat, dar ${n === 1 ? 'ANAF îl va respinge pentru o greșeală' : `ANAF îl va respinge pentru ${count(n, 'greșeală', 'greșeli')}`}.`,
  good: 'Verificată: respectă regulile CIUS-RO. O încarci în SPV în cel mult 5 zile lucrătoare de la emitere.',
  faults: (n: number) =>
    n === 1 ? 'ANAF ar respinge-o pentru:' : `ANAF ar respinge-o din ${count(n, 'motiv', 'motive')}:`,
  issued: 'Factura e emisă și nu se mai schimbă: storneaz-o și emite alta.',
  mend: { firma: 'Datele firmei', client: 'Datele clientului', factura: '', linie: '' },
})
