import { count } from '../plural.ts'

/** `3 comenzi și 1 mașină`, without a part that is zero. */
const things = (orders: number, vehicles: number): string =>
  [orders > 0 && count(orders, 'comandă', 'comenzi'), vehicles > 0 && count(vehicles, 'mașină', 'mașini')]
    .filter(Boolean)
    .join(' și ')

/** Texts of registration and log-in. */
export const account = {
  register: {
    title: 'Fă-ți cont',
    under: '30 de zile gratuit. Fără card, fără obligații.',
    company: 'Numele firmei',
    companyHint: 'Așa apare pe deviz.',
    cui: 'CUI',
    cuiHint: 'Cu sau fără RO.',
    cuiGood: 'Cifra de control se potrivește.',
    cuiBad: 'Cifra de control nu se potrivește. Verifică-l.',
    unregistered: 'Firma nu este încă înregistrată',
    unregisteredNote: 'Fără CUI nu poți emite facturi; îl adaugi în setări când îl ai.',
    name: 'Numele tău',
    email: 'E-mail',
    emailHint: 'Cu el te conectezi.',
    password: 'Parolă',
    passwordRule: (min: number) =>
      `Cel puțin ${count(min, 'caracter', 'caractere')}. O propoziție scurtă e ușor de ținut minte.`,
    passwordShort: (left: number) => `Încă ${count(left, 'caracter', 'caractere')}.`,
    passwordGood: 'Lungimea e bună.',
    submit: 'Creează contul',
    other: 'Ai deja cont?',
    otherLink: 'Conectează-te',
    gainsTitle: 'Ce primești',
    gains: [
      {
        title: 'Aceleași date pe telefon și pe calculator',
        text: 'Ce scrii sub mașină apare pe biroul recepției, fără să apeși nimic.',
      },
      {
        title: 'Devize PDF gata de trimis',
        text: 'Cu datele firmei tale sus, numerotate la rând.',
      },
      {
        title: 'Datele în siguranță',
        text: 'Dacă pierzi telefonul, comenzile și mașinile rămân în cont.',
      },
    ],
    keeps: (orders: number, vehicles: number) =>
      `Vine cu tine în cont ce ai pe acest dispozitiv: ${things(orders, vehicles)}.`,
    keepsNothing: 'Ce lucrezi pe acest dispozitiv înainte de a-ți face cont vine cu tine.',
    after: 'După 30 de zile alegi un abonament sau lucrezi mai departe gratuit, pe acest dispozitiv.',
    preview: 'Așa va arăta antetul devizelor tale',
    previewName: 'Numele firmei tale',
  },
  code: {
    title: 'Scrie codul din e-mail',
    under: (email: string) =>
      `Am trimis un mesaj la ${email}. Codul este valabil 30 de minute; până atunci lucrezi mai departe.`,
    code: 'Codul din e-mail',
    hint: 'Opt cifre. Dacă nu găsești mesajul, caută și în spam.',
    submit: 'Deschide contul',
    again: 'Trimite din nou',
    anew: 'Altă adresă',
  },
  login: {
    title: 'Conectează-te',
    under: 'Comenzile și mașinile tale, pe orice dispozitiv.',
    email: 'E-mail',
    password: 'Parolă',
    submit: 'Conectează-te',
    other: 'Nu ai cont?',
    otherLink: 'Fă-ți cont, 30 de zile gratuit',
    again: (name: string) =>
      `Sesiunea lui ${name} a expirat. Conectează-te din nou; tot ce ai scris este păstrat pe acest dispozitiv.`,
    bring: 'Adu în cont ce e pe acest dispozitiv',
    bringNote: (orders: number, vehicles: number) =>
      `Fără cont s-au adunat aici ${things(orders, vehicles)}. Alege da doar dacă sunt ale service-ului tău; altfel rămân aici, neatinse.`,
  },
  showPassword: 'Arată parola',
  hidePassword: 'Ascunde parola',
  offlineTitle: 'Nu ai internet',
  offline: 'Pentru asta e nevoie de internet. Ce ai completat rămâne aici; încearcă din nou când ai semnal.',
  unreachable: 'Serverul nu răspunde acum. Ce ai completat rămâne aici; încearcă din nou peste un minut.',
  failed: 'Nu a mers de data asta. Ce ai completat rămâne aici; încearcă din nou.',
  lease: {
    expired: {
      title: 'Conectează-te o dată la internet',
      text: 'Aplicația nu a mai vorbit cu serverul de peste 30 de zile. Lucrezi mai departe și nu se pierde nimic; ce ține de abonament așteaptă prima conectare.',
    },
    unproven: {
      title: 'Contul nu a putut fi verificat pe acest dispozitiv',
      text: 'Conectează-te o dată la internet ca să îți revină toate drepturile. Datele rămân aici.',
    },
  },
  first: {
    title: 'Se pregătește atelierul',
    under: (shop: string) => `${shop} este conectat pe acest dispozitiv.`,
    account: 'Contul e gata',
    catalogues: 'Se descarcă datele service-ului',
    waiting: 'Se pornește descărcarea',
    loaded: 'Datele sunt pe acest dispozitiv',
    sending: 'Se trimit datele de pe acest dispozitiv',
    left: (pending: number) => `încă ${count(pending, 'modificare', 'modificări')}`,
    offline: 'Ai rămas fără internet. Descărcarea continuă singură când revine semnalul.',
    blocked: 'Descărcarea s-a oprit. Deschide „Sincronizare” ca să vezi ce e de făcut.',
    note: 'Poți începe lucrul; restul continuă singur.',
    open: 'Deschide atelierul',
  },
}
