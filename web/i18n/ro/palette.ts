import { count } from '../plural.ts'
import { romanian } from '../spoken.ts'

/** Texts of the command palette and of the list of shortcuts. `words` are additional search terms. */
export const palette = romanian('palette', {
  title: 'Caută și comandă',
  label: 'Caută mașini, comenzi, clienți, pagini și acțiuni',
  placeholder: 'Număr, client, comandă, pagină…',
  open: 'Caută',
  found: (results: number) => count(results, 'rezultat', 'rezultate'),
  nothing: 'Niciun rezultat',
  nothingText: 'Nimic cu acest nume. Încearcă o parte din număr, din nume sau numărul comenzii.',
  searching: 'Se caută…',
  groups: { commands: 'Pagini și acțiuni', vehicles: 'Mașini', orders: 'Comenzi', clients: 'Clienți' },
  commands: {
    newOrder: { title: 'Comandă nouă', words: 'deviz nou lucrare adaugă' },
    newCar: { title: 'Mașină nouă', words: 'vehicul adaugă client nou' },
    sync: { title: 'Sincronizare', words: 'trimite date salvat internet' },
    diagnostics: { title: 'Diagnostic sincronizare', words: 'suport fișier eroare' },
    register: { title: 'Fă-ți cont', words: 'înregistrare abonament' },
    login: { title: 'Conectează-te', words: 'login parolă' },
    day: { title: 'Tema luminoasă', words: 'lumină zi aspect alb' },
    evening: { title: 'Tema întunecată', words: 'lumină seară aspect negru dark' },
    language: { words: 'limba engleză language' },
    shortcuts: { title: 'Scurtături de tastatură', words: 'taste ajutor' },
  },
  keys: {
    title: 'Scurtături de tastatură',
    where: { everywhere: 'Peste tot', lists: 'În liste', order: 'În foaia comenzii' },
    does: {
      palette: 'Caută orice, fă orice',
      newOrder: 'Comandă nouă',
      search: 'Caută în pagină',
      help: 'Lista asta',
      move: 'Rândul de sus, rândul de jos',
      page: 'O pagină mai sus, mai jos',
      ends: 'Primul, ultimul rând',
      open: 'Deschide rândul',
      next: 'Salvează și trece la rândul următor',
      takeBack: 'Ia înapoi ce ai scris în câmp',
      hours: 'Mai mult, mai puțin: ore, cantitate',
      moveLine: 'Mută linia mai sus, mai jos',
    },
  },
})
