import { count } from '../plural.ts'
import { romanian } from '../spoken.ts'

/** Texts of the backup file: saving, restoring, and the reminder to save. */
export const backup = romanian('backup', {
  title: 'Copie de siguranță',
  under:
    'Datele sunt doar pe acest dispozitiv. Salvează din când în când o copie în alt loc: pe calculator, pe un stick, într-un cloud. Copia are tot: comenzi, mașini, facturi, istoric și pozele.',
  underAccount:
    'Datele tale sunt deja în cont. Dacă vrei, păstrează și tu o copie a ce se află pe acest dispozitiv; pozele rămân în cont.',
  things: (orders: number, vehicles: number) =>
    `${count(orders, 'comandă', 'comenzi')}, ${count(vehicles, 'mașină', 'mașini')}`,
  never: 'Nu ai făcut încă nicio copie.',
  last: (days: number) =>
    `Ultima copie: ${days === 0 ? 'azi' : days === 1 ? 'acum o zi' : `acum ${count(days, 'zi', 'zile')}`}`,
  save: 'Salvează o copie',
  saving: 'Se scrie copia',
  checking: 'Se verifică fișierul',
  saved: 'Copia e salvată',
  savedAs: (name: string, size: string) => `${name}, ${size}. O găsești unde descarcă browserul fișierele.`,
  savedThere: (name: string, size: string) => `${name}, ${size}, unde ai ales.`,
  failed: 'Copia nu s-a putut face.',
  fileName: (day: string) => `roa-auto-copie-de-siguranta-${day}`,
  wayBack: (at: string) => `La restaurarea din ${at} am păstrat ce era aici înainte.`,
  wayBackAction: 'Pune la loc ce era înainte',
  restore: {
    open: 'Restaurează dintr-o copie',
    title: 'Restaurezi copia?',
    from: (at: string) => `Făcută ${at}`,
    inFile: 'În copie',
    here: 'Aici, acum',
    latest: (day: string) => `ultima comandă: ${day}`,
    refused: (rows: number) =>
      `${count(rows, 'înregistrare din copie nu mai este validă și nu va fi adusă', 'înregistrări din copie nu mai sunt valide și nu vor fi aduse')}.`,
    pictures: (pictures: number) => count(pictures, 'poză', 'poze'),
    lostPictures: (pictures: number) =>
      `${count(pictures, 'poză din copie e stricată sau lipsește și nu va fi adusă', 'poze din copie sunt stricate sau lipsesc și nu vor fi aduse')}.`,
    safe: 'Datele din copie le înlocuiesc pe cele de aici. Ce e aici acum se păstrează și se poate pune la loc din Setări.',
    replace: 'Înlocuiește ce e aici',
    cancel: 'Renunț',
    running: 'Se restaurează',
  },
  reminder: {
    label: 'Copie de siguranță',
    since: (days: number) =>
      `Ultima salvare: acum ${count(days, 'zi', 'zile')}. Salvează o copie pe telefon sau pe calculator.`,
    never: (days: number) =>
      `Lucrezi de ${count(days, 'zi', 'zile')} fără nicio copie. Salvează una pe telefon sau pe calculator.`,
    save: 'Salvează acum',
    later: 'Mai târziu',
  },
  suggestions: {
    label: 'Sugestie',
    orders_20: (orders: number) =>
      `Ai creat ${count(orders, 'comandă', 'comenzi')} luna asta. Știai că poți sincroniza datele pe mai multe dispozitive?`,
    orders_40: (_orders: number) =>
      'Afacerea ta crește! Cu planul Basic ai backup automat și poți trimite devize direct clienților.',
    orders_50: (orders: number) =>
      `Ai atins ${count(orders, 'comandă', 'comenzi')} luna asta. Felicitări! Activează planul Basic pentru sincronizare, backup automat și portal pentru clienți. Continui gratuit, fără restricții.`,
    share_pdf: (_orders: number) =>
      'Știai că poți trimite clientului devizul direct pe WhatsApp, cu un click? Vezi planul Basic.',
    months_3: (_orders: number) =>
      'Folosești ROA AUTO de 3 luni. Mulțumim! Protejează-ți datele cu backup automat în cloud.',
    see: 'Vezi planul Basic',
    no: 'Nu, mulțumesc',
  },
  space: {
    title: 'Spațiul de pe dispozitiv e pe terminate',
    text: (left: string) =>
      `Mai sunt ${left} pentru aplicație. Eliberează spațiu (poze, aplicații) și salvează o copie, ca să poți scrie mai departe.`,
  },
})
