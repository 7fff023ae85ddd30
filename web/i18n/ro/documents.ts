type OrderWords = { number: string; plate: string; total: string; shop: string }

const about = ({ number, plate }: OrderWords): string =>
  [number && ` nr. ${number}`, plate && ` pentru ${plate}`].filter(Boolean).join('')

/** Texts of the documents: what people do with them, and what is sent to the client with them. */
export const documents = {
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
  printOrSave: 'Tipărește sau salvează PDF',
  printHere: 'Tipărește de aici',
  share: 'Trimite PDF-ul',
  send: 'Trimite',
  whatsapp: 'Trimite pe WhatsApp',
  larger: 'Mărește documentul',
  smaller: 'Micșorează documentul',
  saved: 'Documentul a fost descărcat',
  ready: 'PDF-ul e gata de trimis',
  printFailed: 'Nu s-a putut deschide tipărirea. Reîncarcă pagina și încearcă din nou.',
  noAnswer: 'Serverul nu răspunde.',
  offerOwn:
    'Serverul nu poate face PDF-ul acum. Îl poți tipări din browser; în fereastra de tipărire îl poți și salva ca PDF.',
  deviz: 'Descarcă devizul PDF',
  devizShort: 'Devizul PDF',
  devizPrint: 'Tipărește devizul',
  devizPrintShort: 'Tipărește',
  register: 'Fă-ți cont',
  reasons: {
    free: 'Documentul îl face browserul: alege „Salvează ca PDF” în fereastra de tipărire. Cu un cont îl descarci și îl trimiți gata făcut.',
    offline: 'Fără internet, documentul îl face browserul: alege „Salvează ca PDF” în fereastra de tipărire.',
    unsent: 'Ultimele modificări se trimit încă; până ajung, documentul îl face browserul.',
    draft: 'Comanda nu e validată: documentul poartă ștampila „Ciornă” și îl face browserul.',
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
}
