import { count } from '../plural.ts'
import { romanian } from '../spoken.ts'

/** Texts of the photos of an order. */
export const photos = romanian('photos', {
  title: 'Poze',
  titleCount: (n: number) => count(n, 'poză', 'poze'),
  empty: 'Cum a venit mașina și ce ai găsit la ea. Merge și fără internet; pozele pleacă singure după aceea.',
  take: 'Fă o poză',
  choose: 'Alege poze',
  kinds: { intrare: 'La intrare', constatare: 'Constatare' },
  kind: 'Ce arată poza',
  open: (name: string) => `Deschide poza: ${name}`,
  viewer: 'Pozele comenzii',
  shownOf: (n: number, all: number) => `${n} din ${all}`,
  previous: 'Poza dinainte',
  next: 'Poza următoare',
  line: 'La ce linie',
  noLine: 'La toată mașina',
  caption: 'Descriere',
  remove: 'Șterge poza',
  removed: 'Poza a fost ștearsă',
  forPortal: 'O vede și clientul',
  forPortalOn: 'Apare pe pagina pe care o primește clientul.',
  forPortalOff: 'Rămâne doar în service.',
  waiting: 'Așteaptă să fie trimisă',
  absent: 'nu e aici',
  absentLong: 'Poza e pe dispozitivul care a făcut-o și încă nu a fost trimisă, sau nu ai internet.',
  notAPicture: 'Fișierul nu este o poză pe care browserul o poate citi. Alege un JPG sau un PNG.',
  failed: 'Poza nu s-a salvat. Încearcă din nou.',
  labels: {
    added: 'Poză adăugată',
    changed: 'Poză schimbată',
    removed: 'Poză ștearsă',
    restored: 'Poză pusă la loc',
  },
})
