import type { DocumentSettings } from './settings.ts'
import { clean } from './view.ts'

const priceTerm = (paysVat: boolean, withVat: boolean): string => {
  if (!paysVat) return 'Prețurile sunt în lei. Service-ul nu este plătitor de TVA; prețurile sunt finale.'
  return withVat
    ? 'Prețurile și valorile din tabele sunt în lei și includ TVA, rotunjite la ban pe fiecare rând; TVA se calculează o singură dată, la totalul fără TVA.'
    : 'Prețurile și valorile din tabele sunt în lei, fără TVA; TVA este adăugată la total.'
}

/** What a client has to know about the prices of a deviz, and the shop's own terms. */
export const devizTerms = (paysVat: boolean, withVat: boolean, settings: DocumentSettings): string[] => [
  priceTerm(paysVat, withVat),
  settings.manopera === 'ore'
    ? 'Valoarea manoperei este numărul de ore înmulțit cu tariful orar.'
    : 'Valoarea manoperei este stabilită pe lucrare.',
  clean(settings.conditii_deviz) === ''
    ? 'Costul este cel probabil la data devizului: dacă se dovedesc necesare alte lucrări sau piese, le executăm numai cu acordul dumneavoastră.'
    : clean(settings.conditii_deviz),
]
