import { formatInteger } from '../format.ts'
import { count } from '../plural.ts'

/** Words of the parts in web/ui. */
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
  amountInvalid: 'Scrie suma în cifre, cu cel mult două zecimale: 1.234,50.',
  quantityInvalid: 'Scrie cantitatea în cifre, cu cel mult trei zecimale: 1,5.',
  outOfRange: (least: string, most: string) => `Scrie o valoare între ${least} și ${most}.`,
  status: { DRAFT: 'În lucru', VALIDAT: 'Validat', FACTURAT: 'Facturat', ANULAT: 'Anulat' },
  sync: {
    label: 'Sincronizare',
    local: 'Salvat aici',
    localHint: 'Datele sunt pe acest dispozitiv.',
    saved: 'Sincronizat',
    sending: 'Se trimite',
    waiting: (pending: number) => `${formatInteger(pending)} în așteptare`,
    offline: 'Fără internet',
    attention: 'Necesită atenție',
    attentionCount: (rejected: number) => count(rejected, 'modificare respinsă', 'modificări respinse'),
    loading: 'Se descarcă datele',
    progress: (done: number, total: number) => `${formatInteger(done)} din ${formatInteger(total)}`,
  },
}
