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
  makeHere: 'Make it here',
  share: 'Send the PDF',
  send: 'Send',
  larger: 'Enlarge the document',
  smaller: 'Shrink the document',
  saved: 'The document was downloaded',
  ready: 'The PDF is ready to be sent',
  printFailed: 'Printing could not be opened. Reload the page and try again.',
  notMade: 'The PDF could not be made. You can print it from the browser.',
  noAnswer: 'The server does not answer.',
  offerOwn: 'The server cannot make the PDF now. This device can make it too.',
  deviz: 'Download the estimate as PDF',
  devizShort: 'Estimate PDF',
  register: 'Create an account',
  reasons: {
    free: 'This device makes the PDF, without internet. With an account the server keeps the documents too.',
    offline: 'Without internet this device makes the PDF.',
    unsent: 'The last changes are still being sent; until they arrive this device makes the PDF.',
    draft: 'The order is not validated: the document is stamped as a draft, and this device makes it.',
  },
  // What goes to the client is in Romanian, like the document itself.
  messages: ro.messages,
}
