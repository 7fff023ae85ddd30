import { count } from '../plural.ts'
import { romanian } from '../spoken.ts'

/** Texts of the import of a CSV file. */
export const importing = romanian('importing', {
  how: 'Alege un fișier CSV, cum îl salvează Excel sau alt program. Prima linie are numele coloanelor. Vezi întâi ce se schimbă; nimic nu se scrie până nu apeși Importă.',
  columns: 'Coloane:',
  file: 'Fișierul CSV',
  choose: 'Alege fișierul',
  another: 'Alt fișier',
  start: (rows: number) => `Importă ${count(rows, 'rând', 'rânduri')}`,
  writing: 'Se scrie',
  rows: (rows: number) => count(rows, 'rând', 'rânduri'),
  line: (line: number) => `linia ${line}`,
  empty: 'Rând fără nume',
  show: 'Arată',
  kinds: { error: 'Cu greșeli', question: 'De ales', new: 'Noi', changed: 'Se schimbă', same: 'La fel' },
  errorsLeftOut: 'Rândurile cu greșeli rămân pe dinafară până le corectezi; restul se pot importa.',
  cellsLeftOut: (cells: number) =>
    cells === 1
      ? 'O celulă nu se poate citi și rămâne pe dinafară; rândul ei se importă.'
      : `${count(cells, 'celulă nu se poate citi și rămâne', 'celule nu se pot citi și rămân')} pe dinafară; rândurile lor se importă.`,
  cell: (column: string, problem: string) => `${column}: ${problem}`,
  mangled: (typed: string) => `Excel a rotunjit codul (${typed}), lăsat pe dinafară`,
  phone: 'Telefonul nu pare bun; se păstrează așa',
  county: (name: string) => `Județ necunoscut, lăsat pe dinafară: ${name}`,
  mendLabel: (title: string) => `Corectează: ${title}`,
  mended: 'Gata',
  leave: 'Renunță',
  inFile: (facts: string) => `În fișier: ${facts}`,
  leaveOut: 'Nu importa',
  unknown: (names: string) => `Coloane necunoscute, lăsate pe dinafară: ${names}`,
  repeated: (line: number) => `Mai apare o dată, la linia ${line}`,
  more: (rows: number) => `Arată încă ${count(rows, 'rând', 'rânduri')}`,
  missing: (names: string) =>
    `Lipsește coloana „${names}”. Prima linie a fișierului trebuie să aibă numele coloanelor.`,
  noRows: 'Fișierul are doar antetul, fără rânduri.',
  unreadable:
    'Fișierul nu se poate citi. Salvează-l din Excel ca „CSV UTF-8 (delimitat prin virgule)” și încearcă din nou.',
  tooLarge: 'Fișierul e prea mare. Împarte-l în bucăți de cel mult 20 MB.',
  done: (rows: number) =>
    rows === 1 ? 'Un rând importat' : `${count(rows, 'rând importat', 'rânduri importate')}`,
  undone: 'Importul a fost luat înapoi',
  undoLabel: (label: string) => `${label}: luat înapoi`,
  tools: {
    label: 'Import și export',
    import: 'Importă CSV',
    export: 'Descarcă CSV',
    exported: 'Fișierul e descărcat',
  },
})
