import { count } from '../plural.ts'
import { romanian } from '../spoken.ts'

/** Texts that all lists share. */
export const listing = romanian('listing', {
  searching: 'Se caută…',
  /** `progress`: how much has come, in words; '' before that is known. */
  coming: (progress: string) =>
    progress === '' ? 'Datele încă se descarcă' : `Datele încă se descarcă: ${progress}`,
  sortBy: (column: string) => `Ordonează după: ${column}`,
  chooseColumns: 'Alege coloanele',
  openPage: 'Toată pagina',
  filters: {
    title: 'Filtre',
    open: (n: number) => (n === 0 ? 'Filtre' : `Filtre: ${count(n, 'activ', 'active')}`),
    on: 'Filtre active',
    off: (text: string) => `Scoate filtrul ${text}`,
    clear: 'Șterge filtrele',
    done: 'Gata',
    any: 'Oricare',
    interval: 'Interval',
    today: 'Azi',
    week: 'Săptămâna asta',
    month: 'Luna asta',
    lastMonth: 'Luna trecută',
    from: 'De la',
    to: 'Până la',
    since: (day: string) => `din ${day}`,
    until: (day: string) => `până în ${day}`,
  },
})
