import { count } from '../plural.ts'
import { romanian } from '../spoken.ts'

/** Texts of the shop's log. */
export const audit = romanian('audit', {
  title: 'Jurnal',
  hint: 'Cine a schimbat ce, când și de pe ce dispozitiv',
  under: 'Tot ce s-a schimbat în service, de la cel mai nou.',
  search: 'Caută în modificări',
  person: 'Cine',
  everybody: 'Toți',
  what: 'Ce',
  everything: 'Orice',
  from: 'De la',
  until: 'Până la',
  csv: 'Descarcă CSV',
  file: 'jurnal',
  columns: ['Când', 'Cine', 'Ce a făcut', 'Modificarea', 'Dispozitiv', 'Loc'],
  others: (lines: number) => `Încă ${count(lines, 'modificare', 'modificări')}`,
  nothing: { title: 'Nicio modificare', text: 'Schimbă filtrele sau perioada.' },
  ownerOnly: { title: 'Jurnalul îl vede patronul', text: 'Aici sunt modificările tuturor colegilor.' },
  noAccount: {
    title: 'Jurnalul se ține în cont',
    text: 'Fără cont lucrezi singur pe acest dispozitiv; istoricul fiecărei comenzi e la comandă.',
  },
})
