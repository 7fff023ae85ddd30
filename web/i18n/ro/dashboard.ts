import { count } from '../plural.ts'
import { romanian } from '../spoken.ts'

/** Texts of the first screen. */
export const dashboard = romanian('dashboard', {
  week: (week: number) => `Săptămâna ${week}`,
  allOrders: 'Toate comenzile',
  figures: 'Cifrele atelierului',
  open: 'Deschise',
  openUnit: (orders: number) => (orders === 1 ? 'comandă' : 'comenzi'),
  validatedToday: 'Validate azi',
  validatedWeek: (orders: number) => `${orders} săptămâna asta`,
  unpaid: 'Facturi neîncasate',
  month: (month: string) => `Lucrat în ${month}`,
  monthNote: (orders: number) =>
    `${count(orders, 'comandă validată sau facturată', 'comenzi validate sau facturate')}`,
  monthVat: (orders: number) =>
    `${count(orders, 'comandă validată sau facturată', 'comenzi validate sau facturate')}, cu TVA`,
  scale: (month: string) => `Valoarea pe zile în ${month}`,
  yard: 'Acum în service',
  yardMore: (orders: number) => `Toate cele ${count(orders, 'comandă deschisă', 'comenzi deschise')}`,
  yardEmpty: 'Nicio comandă deschisă. Mașinile terminate sunt mai jos.',
  since: (day: string) => `din ${day}`,
  sinceToday: 'de azi',
  latest: 'Ultimele terminate',
  noClient: 'Fără client',
  noCar: 'Marcă necompletată',
  first: {
    title: 'Prima comandă în mai puțin de un minut',
    steps: [
      {
        title: 'Scrii numărul mașinii',
        text: 'Clientul și telefonul, o singură dată. Data viitoare o găsești.',
      },
      { title: 'Adaugi lucrările și piesele', text: 'Ore și prețuri; totalul și TVA-ul se fac singure.' },
      { title: 'Validezi', text: 'Devizul e gata, cu datele firmei tale.' },
    ],
    action: 'Fă prima comandă',
    shop: 'Completează datele firmei',
    login: 'Am cont',
    note: 'Merge și fără internet.',
  },
  local: {
    text: 'Datele sunt doar pe acest dispozitiv.',
    link: 'Fă-ți cont ca să le ai și în altă parte',
  },
  install: {
    label: 'Instalarea aplicației',
    text: 'Pune ROA AUTO pe ecranul tău: se deschide ca o aplicație și merge fără internet.',
    action: 'Instalează',
    no: 'Nu, mulțumesc',
    words:
      'Pune ROA AUTO pe ecranul tău: apasă Partajează (pătratul cu săgeată), apoi „Adaugă la ecranul principal”. Merge fără internet.',
    understood: 'Am înțeles',
  },
  loading: 'Se aduc datele service-ului. Poți lucra între timp.',
})
