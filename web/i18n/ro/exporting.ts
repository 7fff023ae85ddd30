import { romanian } from '../spoken.ts'

/** Texts of exports. */
export const exporting = romanian('exporting', {
  title: 'Exporturi',
  link: 'Ia-ți datele',
  under: 'Toate datele tale într-o arhivă, sau pentru ROAAUTO pe Oracle',
  kinds: {
    data: {
      name: 'Toate datele',
      what: 'Serverul face o arhivă ZIP cu tot ce ai în ROA AUTO, împreună cu pozele. Aici nu se schimbă nimic și lucrezi mai departe cât se pregătește.',
      lines: [
        'Fiecare listă de două ori: CSV, pe care îl deschizi în Excel, și JSON, pentru programe.',
        'Pozele, în dosarul „photos”, cu numele din lista lor. Dacă sunt multe, arhiva vine în mai multe părți.',
        'Ține datele clienților: păstreaz-o la loc sigur.',
      ],
      start: 'Pregătește toate datele',
      another: 'Pregătește din nou',
    },
    roaauto: {
      name: 'Export ROAAUTO',
      what: 'Serverul face o arhivă ZIP cu datele tale, gata de încărcat în ROAAUTO pe Oracle.',
      lines: [
        'Comenzi, manoperă, materiale, mașini, facturi, mecanici, prețuri și norme: câte un fișier CSV și unul de control pentru SQL*Loader.',
        'Fiecare rând primește o dată un număr întreg, același la orice export.',
        'manifest.json spune câte rânduri și ce sume are fiecare fișier, ca să verifici încărcarea.',
      ],
      start: 'Pregătește exportul',
      another: 'Pregătește alt export',
    },
    client: { name: 'Datele unui client' },
  },
  retry: 'Încearcă din nou',
  requested: 'Cererea a ajuns, exportul începe imediat',
  running: 'Se pregătește arhiva',
  percent: (percent: number) => `${percent}%`,
  ready: 'Arhiva e gata. O descarci din lista de mai jos.',
  leave: 'Poți pleca de pe pagină. Te anunțăm în aplicație și prin e-mail când e gata.',
  unsent: {
    sending: 'Cererea se trimite',
    offline:
      'Nu ai internet. Cererea e păstrată pe dispozitiv și pleacă singură, după modificările făcute până acum.',
  },
  plan: {
    text: 'Exportul pornește când abonamentul include sincronizarea. Până atunci îți poți lua datele cu o copie de siguranță.',
    action: 'Vezi abonamentul',
  },
  list: {
    title: 'Exporturi',
    by: (name: string) => `cerut de ${name}`,
    until: (day: string) => `se poate descărca până pe ${day}`,
    expired: 'expirat, cere altul',
    working: 'în lucru',
    unsent: 'netrimis',
    failed: 'nu s-a făcut',
    lost: 'întrerupt, cere altul',
    checks:
      'Unele sume nu se potrivesc. Vezi „checks” în manifest.json și scrie-ne înainte de a încărca arhiva.',
    download: 'Descarcă',
    piece: (piece: number, of: number) => `Partea ${piece} din ${of}`,
    downloadOf: (when: string, piece: number, of: number) =>
      `Descarcă exportul din ${when}${of === 1 ? '' : `, partea ${piece} din ${of}`}`,
    none: 'Niciun export încă',
    noneText:
      'Arhivele gata apar aici și se pot descărca 7 zile. Datele unui singur client le ceri din meniul lui.',
  },
  failures: {
    shop_busy:
      'S-a lucrat tot timpul în service și datele n-au stat pe loc destul. Încearcă din nou când e liniște, de exemplu după program.',
    export_too_large:
      'Service-ul are mai multe rânduri decât încap într-un export. Scrie-ne și îl facem noi.',
    client_erased: 'Între timp s-au șters datele unui client. Cere alt export.',
    other: 'Exportul nu s-a putut face. Datele tale sunt în siguranță. Încearcă din nou.',
  },
  offline: 'Arhiva se descarcă de pe server. Încearcă din nou când ai internet.',
  gone: 'Arhiva nu mai e pe server. Cere alt export.',
  noAccount: {
    title: 'Exportul se face din cont',
    text: 'Arhiva se pregătește pe server, din datele sincronizate. Fă-ți cont, datele de aici vin cu tine, și o descarci.',
    action: 'Fă-ți cont',
  },
  ownerOnly: {
    title: 'Exportul îl face patronul',
    text: 'Arhiva are toate datele service-ului, deci o poate descărca doar patronul.',
  },
})
