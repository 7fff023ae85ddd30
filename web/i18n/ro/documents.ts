type OrderWords = { number: string; plate: string; total: string; shop: string }

const about = ({ number, plate }: OrderWords): string =>
  [number && ` nr. ${number}`, plate && ` pentru ${plate}`].filter(Boolean).join('')

/** Words of the papers: what is done with them, and what goes with them to the client. */
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
  printHere: 'Salvează de aici',
  share: 'Trimite PDF-ul',
  send: 'Trimite',
  whatsapp: 'Trimite pe WhatsApp',
  larger: 'Mărește documentul',
  smaller: 'Micșorează documentul',
  saved: 'Documentul a fost descărcat',
  ready: 'PDF-ul e gata de trimis',
  printFailed: 'Nu s-a putut deschide tipărirea. Reîncarcă pagina și încearcă din nou.',
  noAnswer: 'Serverul nu răspunde.',
  offerOwn: 'Serverul nu poate face PDF-ul acum. Îl poți salva direct din browser.',
  deviz: 'Descarcă devizul PDF',
  devizShort: 'Devizul PDF',
  devizPrint: 'Tipărește devizul',
  devizPrintShort: 'Tipărește',
  register: 'Fă-ți cont',
  reasons: {
    free: 'Documentul îl face browserul: alege „Salvează ca PDF” în fereastra de tipărire. Cu un cont îl descarci și îl trimiți gata făcut.',
    offline: 'Fără internet, documentul îl face browserul: alege „Salvează ca PDF” în fereastra de tipărire.',
    unsent: 'Ultimele modificări se trimit încă; până ajung, documentul îl face browserul.',
    draft: 'Comanda nu e validată: documentul poartă ștampila „Ciornă”.',
  },
  messages: {
    comanda: (words: OrderWords) => `Bună ziua! Vă trimitem comanda${about(words)}. ${words.shop}`,
    deviz: (words: OrderWords) =>
      `Bună ziua! Vă trimitem devizul${about(words)}, în valoare de ${words.total}. ${words.shop}`,
    garantie: (words: OrderWords) =>
      `Bună ziua! Vă trimitem certificatul de garanție${about(words)}. ${words.shop}`,
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
    }) =>
      `Bună ziua! Vă trimitem factura${isStorno ? ' storno' : ''} ${number}, în valoare de ${total}. ${shop}`,
  },
}
