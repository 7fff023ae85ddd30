import { formatInteger } from '../format.ts'
import { count } from '../plural.ts'

/** Texts of the components in web/ui. */
export const ui = {
  close: 'Închide',
  clear: 'Șterge ce am scris',
  open: 'Deschide lista',
  undo: 'Anulează',
  busy: 'Se lucrează…',
  choose: 'Alege…',
  nothingFound: 'Nu am găsit nimic.',
  suggestions: 'Sugestii',
  optional: 'opțional',
  less: 'Mai puțin',
  more: 'Mai mult',
  notifications: 'Mesaje',
  noPlate: 'fără număr',
  lei: 'lei',
  hours: 'ore',
  quantityInvalid: 'Scrie cantitatea în cifre, cu cel mult trei zecimale: 1,5.',
  dayInvalid: 'Scrie ziua, luna și anul: 15.01.2027.',
  dayOutOfRange: (first: string, last: string) => `Scrie o zi între ${first} și ${last}.`,
  dayPlaceholder: 'zz.ll.aaaa',
  pickDay: 'Alege din calendar',
  isRight: 'Da, așa este',
  outOfRange: (least: string, most: string) => `Scrie o valoare între ${least} și ${most}.`,
  status: { DRAFT: 'Deschisă', VALIDAT: 'Validată', FACTURAT: 'Facturată', ANULAT: 'Anulată' },
  /** What the client of an order has said. */
  agreement: {
    waiting: 'Așteaptă răspunsul',
    agreed: 'Acceptat de client',
    changed: 'Modificat după acord',
    refused: 'Refuzat de client',
    postponed: 'Amânat de client',
  },
  /** The plural, for choosing which ones to show. */
  statuses: { DRAFT: 'Deschise', VALIDAT: 'Validate', FACTURAT: 'Facturate', ANULAT: 'Anulate' },
  sync: {
    label: 'Sincronizare',
    local: 'Salvat aici',
    connecting: 'Se conectează',
    saved: 'Sincronizat',
    sending: 'Se trimite',
    waiting: (pending: number) => `${formatInteger(pending)} în așteptare`,
    offline: 'Fără internet',
    paused: 'Doar pe acest dispozitiv',
    attention: 'Necesită atenție',
    attentionCount: (rejected: number) => count(rejected, 'modificare respinsă', 'modificări respinse'),
    loading: 'Se descarcă datele',
    progress: (done: number, total: number) => `${formatInteger(done)} din ${formatInteger(total)}`,
  },
}
