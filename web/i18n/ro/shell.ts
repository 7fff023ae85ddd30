import { romanian } from '../spoken.ts'

/** Texts of the frame around the screens. */
export const shell = romanian('shell', {
  product: 'ROA AUTO',
  skip: 'Sari la conținut',
  navigation: 'Meniul principal',
  /** The title of each section of the menus, and what people do there. */
  sections: {
    home: { title: 'Azi', hint: 'Mașinile din service, cifrele zilei' },
    calendar: { title: 'Programări', hint: 'Cine vine, când și pe ce post' },
    orders: { title: 'Comenzi', hint: 'Toate devizele, cu starea lor' },
    vehicles: { title: 'Mașini', hint: 'Fiecare mașină, cu istoricul ei' },
    contacts: { title: 'Clienți', hint: 'Cine vine, ce mașini are, ce are de plătit' },
    reminders: { title: 'Scadențe', hint: 'ITP, RCA, rovinietă, ulei: pe cine suni' },
    notifications: { title: 'Notificări', hint: 'Răspunsuri ale clienților, ce nu a ajuns' },
    catalogues: { title: 'Prețuri și norme', hint: 'Și pachete, mecanici, etichete, mărci, modele' },
    invoices: { title: 'Facturi', hint: 'Emise, de încasat, storno' },
    hours: { title: 'Ore lucrate', hint: 'Cine cât a lucrat, pe zile' },
    reports: { title: 'Rapoarte', hint: 'Luna în cifre, mecanici, TVA' },
    team: { title: 'Echipa', hint: 'Colegi, invitații, cine ce poate face' },
    settings: { title: 'Setări', hint: 'Firma, contul, limba și tema' },
  },
  groups: { work: 'Lucru', money: 'Bani', shop: 'Service' },
  newOrder: 'Comandă nouă',
  more: 'Mai mult',
  localShop: 'Atelierul meu',
  localShopHint: 'Fără cont, doar aici',
  updateReady: 'O versiune nouă e gata',
  reload: 'Reîncarcă',
  opening: 'Se deschide…',
  superseded: {
    title: 'Aplicația s-a actualizat în altă fereastră',
    text: 'Ce ai salvat e la locul lui. Reîncarcă fereastra asta ca să scrii mai departe.',
  },
  waiting: {
    title: 'Aplicația e deschisă în altă fereastră',
    text: 'Ca să se actualizeze, închide celelalte ferestre ROA AUTO; apoi continuă singură.',
  },
  storage: {
    title: 'Datele de pe acest dispozitiv nu se pot deschide',
    text: 'Datele nu s-au șters. Reîncarcă; dacă se repetă, repornește browserul sau dispozitivul.',
    blocked:
      'Browserul nu lasă aplicația să țină date pe acest dispozitiv, iar repornirea lui nu schimbă asta. Permite datele (cookie-urile) pentru acest site: la calculator și pe Android, din semnul de lângă adresă; pe iPhone, în Configurări → Aplicații → Safari, oprește „Blochează toate cookie-urile”. Apoi reîncarcă. Într-o fereastră privată, deschide aplicația într-una obișnuită.',
    full: 'Nu mai este loc pe dispozitiv. Eliberează spațiu (poze, aplicații) și reîncarcă; datele nu s-au șters.',
  },
  silent: {
    title: 'Datele de pe acest dispozitiv nu răspund încă',
    text: 'Browserul nu ne lasă deocamdată la ele; nu s-a pierdut nimic. Așteaptă puțin: pagina apare singură. Dacă nu apare, deschide aplicația într-o filă nouă și închide-o pe asta.',
    newTab: 'Deschide într-o filă nouă',
    save: 'Salvează o copie',
    saveFailed: 'Nici copia nu se poate face acum. Închide toate ferestrele ROA AUTO și deschide din nou.',
    fileName: (day: string) => `roa-auto-salvare-${day}`,
  },
  clock: {
    title: (shown: string) => `Ceasul acestui dispozitiv arată ${shown}`,
    ask: 'Nu poate fi ziua de azi, iar de ea depind cota de TVA, facturile și scadențele. Ce zi e azi? Potrivește apoi și ceasul dispozitivului.',
    corrected: (day: string) =>
      `E greșit; folosim ora serverului: azi e ${day}. Potrivește ceasul dispozitivului.`,
    day: 'Azi e',
    say: 'Folosește ziua asta',
  },
  notFound: {
    title: 'Pagina asta nu există',
    text: 'Poate linkul e vechi sau ce cauți a fost șters. Datele tale sunt la locul lor.',
    action: 'Înapoi acasă',
  },
  failed: {
    title: 'Ecranul nu s-a putut deschide',
    text: 'E o greșeală a noastră. Ce ai scris este salvat pe acest dispozitiv. Reîncarcă; dacă se repetă, trimite-ne textul de mai jos.',
    newer: {
      title: 'Aplicația are o versiune nouă',
      text: 'Ecranul ăsta face parte din versiunea nouă. Reîncarcă și intri direct în el; ce ai scris este salvat pe acest dispozitiv.',
    },
    offline:
      'Partea asta a aplicației nu e încă descărcată și nu ai internet. Ce ai scris este salvat; încearcă din nou când ai semnal.',
    reload: 'Reîncarcă',
    home: 'Înapoi acasă',
  },
})
