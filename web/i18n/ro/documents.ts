import { romanian } from '../spoken.ts'

type OrderWords = { number: string; plate: string; total: string; shop: string }

const about = ({ number, plate }: OrderWords): string =>
  [number && ` nr. ${number}`, plate && ` pentru ${plate}`].filter(Boolean).join('')

/** Texts of the documents: what people do with them, and what is sent to the client with them. */
export const documents = romanian('documents', {
  title: 'Documente',
  open: 'Documente',
  choose: 'Alege documentul',
  kinds: { comanda: 'Comandă', deviz: 'Deviz', garantie: 'Garanție' },
  backToOrder: 'Înapoi la comandă',
  backToInvoice: 'Înapoi la factură',
  invoiceTitle: (kind: string, number: string) =>
    [kind === 'storno' ? 'Factură storno' : 'Factură', number].filter(Boolean).join(' '),
  noInvoice: {
    title: 'Factura asta nu e aici',
    text: 'Poate a fost făcută pe alt dispozitiv și încă nu a ajuns, sau linkul e greșit.',
  },
  download: 'Descarcă PDF',
  print: 'Tipărește',
  makeHere: 'Fă-l aici',
  share: 'Trimite PDF-ul',
  send: 'Trimite',
  larger: 'Mărește documentul',
  smaller: 'Micșorează documentul',
  saved: 'Documentul a fost descărcat',
  ready: 'PDF-ul e gata de trimis',
  printFailed: 'Nu s-a putut deschide tipărirea. Reîncarcă pagina și încearcă din nou.',
  notMade: 'PDF-ul nu s-a putut face. Îl poți tipări din browser.',
  noAnswer: 'Serverul nu răspunde.',
  offerOwn: 'Serverul nu poate face PDF-ul acum. Îl poate face și dispozitivul.',
  deviz: 'Descarcă devizul PDF',
  devizShort: 'Devizul PDF',
  register: 'Fă-ți cont',
  reasons: {
    free: 'PDF-ul îl face dispozitivul, fără internet. Cu un cont, serverul păstrează și el documentele.',
    offline: 'Fără internet, PDF-ul îl face dispozitivul.',
    unsent: 'Ultimele modificări se trimit încă; până ajung, PDF-ul îl face dispozitivul.',
    draft: 'Comanda nu e validată: documentul poartă ștampila „Ciornă” și îl face dispozitivul.',
  },
  messages: {
    comanda: (words: OrderWords) => `Bună ziua! Comanda${about(words)} este înregistrată. ${words.shop}`,
    deviz: (words: OrderWords) =>
      `Bună ziua! Devizul${about(words)} este gata: ${words.total}. ${words.shop}`,
    garantie: (words: OrderWords) =>
      `Bună ziua! Certificatul de garanție${about(words)} este gata. ${words.shop}`,
    factura: ({
      number,
      total,
      shop,
      isStorno,
    }: {
      number: string
      total: string
      shop: string
      isStorno: boolean
    }) => `Bună ziua! Factura${isStorno ? ' storno' : ''} ${number} este gata: ${total}. ${shop}`,
  },
})
