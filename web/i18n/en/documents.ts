import type { Messages } from '../messages.ts'
import { documents as ro } from '../ro/documents.ts'

export const documents: Messages['documents'] = {
  title: 'Documents',
  open: 'Documents',
  choose: 'Choose the document',
  kinds: { comanda: 'Intake form', deviz: 'Estimate', garantie: 'Warranty' },
  backToOrder: 'Back to the order',
  backToInvoice: 'Back to the invoice',
  invoiceTitle: (kind, number) =>
    [kind === 'storno' ? 'Credit note' : 'Invoice', number].filter(Boolean).join(' '),
  noInvoice: {
    title: 'This invoice is not here',
    text: 'It may have been made on another device and not have arrived yet, or the link is wrong.',
  },
  download: 'Download PDF',
  print: 'Print',
  printOrSave: 'Print or save as PDF',
  printHere: 'Print from here',
  share: 'Send the PDF',
  send: 'Send',
  whatsapp: 'Send on WhatsApp',
  larger: 'Enlarge the document',
  smaller: 'Shrink the document',
  saved: 'The document was downloaded',
  ready: 'The PDF is ready to be sent',
  printFailed: 'Printing could not be opened. Reload the page and try again.',
  noAnswer: 'The server does not answer.',
  offerOwn:
    'The server cannot make the PDF now. You can print it from the browser, and save it as PDF in the print dialog.',
  deviz: 'Download the estimate as PDF',
  devizShort: 'Estimate PDF',
  devizPrint: 'Print the estimate',
  devizPrintShort: 'Print',
  register: 'Create an account',
  reasons: {
    free: 'The browser makes the document: choose “Save as PDF” in the print dialog. With an account you download and send it ready made.',
    offline: 'Without internet the browser makes the document: choose “Save as PDF” in the print dialog.',
    unsent: 'The last changes are still being sent; until they arrive the browser makes the document.',
    draft: 'The order is not validated: the document is stamped as a draft, and the browser makes it.',
  },
  // What goes to the client is in Romanian, like the document itself.
  messages: ro.messages,
}
