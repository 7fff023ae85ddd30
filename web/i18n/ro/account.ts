import { count } from '../plural.ts'
import { romanian } from '../spoken.ts'

/** `3 comenzi și 1 mașină`, without a part that is zero. */
const things = (orders: number, vehicles: number): string =>
  [orders > 0 && count(orders, 'comandă', 'comenzi'), vehicles > 0 && count(vehicles, 'mașină', 'mașini')]
    .filter(Boolean)
    .join(' și ')

/** Texts of registration and log-in. */
export const account = romanian('account', {
  register: {
    title: 'Fă-ți cont',
    under: '30 de zile gratuit. Fără card, fără obligații.',
    company: 'Numele firmei',
    companyHint: 'Așa apare pe deviz.',
    cui: 'CUI',
    cuiHint: 'Cu sau fără RO. Din el completăm numele firmei.',
    cuiGood: 'Cifra de control se potrivește.',
    cuiBad: 'Cifra de control nu se potrivește. Verifică CUI-ul.',
    cuiFirst: 'Scrie CUI-ul firmei.',
    unregistered: 'Firma nu are încă CUI',
    unregisteredHint: 'Fără CUI nu poți emite facturi; îl adaugi în Setări când îl primești.',
    name: 'Numele tău',
    email: 'E-mail',
    emailHint: 'Cu el te conectezi.',
    password: 'Parolă',
    accept: 'Accept termenii și politica de confidențialitate',
    terms: 'Citește termenii',
    privacy: 'Citește politica',
    acceptFirst: 'Ca să ai cont, bifează că accepți termenii și politica de confidențialitate.',
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
  newPassword: {
    rule: (min: number) =>
      `Cel puțin ${count(min, 'caracter', 'caractere')}. O propoziție scurtă e ușor de ținut minte.`,
    short: (missing: number) => `Încă ${count(missing, 'caracter', 'caractere')}.`,
    fair: 'Ajunge. Cu cât e mai lungă, cu atât e mai greu de ghicit.',
    good: 'Lungime bună.',
    strong: 'Lungime foarte bună.',
  },
  code: {
    label: 'Codul din e-mail',
    short: (digits: number) => `Codul are ${count(digits, 'cifră', 'cifre')}.`,
    late: 'Nu a venit? Uită-te și în Spam.',
    resend: 'Trimite din nou',
    wait: (seconds: number) => `Îl poți cere din nou peste ${count(seconds, 'secundă', 'secunde')}.`,
    resent: 'Am trimis codul din nou.',
  },
  verify: {
    title: 'Confirmă-ți e-mailul',
    under: (email: string) => `Am trimis un cod la ${email}.`,
    known: 'Dacă adresa are deja un cont, în e-mail scrie cum intri.',
    submit: 'Confirmă',
    wrong: 'Adresa e greșită?',
    again: 'Cere alt cod',
    meanwhile: 'Poți lucra între timp: ce scrii aici vine cu tine în cont.',
    toWork: 'Înapoi la lucru',
    strip: 'Contul așteaptă codul din e-mail.',
    stripAction: 'Scrie codul',
  },
  forgot: {
    title: 'Parolă nouă',
    under: 'Îți trimitem un cod prin e-mail; cu el alegi altă parolă.',
    submit: 'Trimite codul',
    sent: (email: string) => `Dacă există un cont cu adresa ${email}, codul e pe drum.`,
    password: 'Parola nouă',
    save: 'Salvează parola',
    other: 'Altă adresă',
    back: 'Ți-ai amintit-o?',
    saved: 'Parola e schimbată. Celelalte dispozitive au fost deconectate, iar cheile de acces s-au șters.',
  },
  login: {
    forgot: 'Ai uitat parola?',
    passkey: 'Intră cu o cheie de acces',
    passkeyNone: 'Nu ai ales nicio cheie de acces. Încearcă din nou sau intră cu parola.',
    noShop: {
      title: 'Nu mai faci parte din niciun service',
      text: 'Contul tău există, dar niciun service nu te mai are în echipă. Cere-i patronului să te invite din nou.',
      text2: 'Ce ai lucrat fără internet pe acest dispozitiv e păstrat aici.',
      other: 'Intră cu alt cont',
    },
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
})
