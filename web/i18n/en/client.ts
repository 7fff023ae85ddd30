import type { Messages } from '../messages.ts'

export const client: Messages['client'] = {
  name: 'Name',
  phone: 'Phone',
  phoneWrong: 'This does not look like a phone number. Check it.',
  email: 'E-mail',
  fiscal: 'CUI or CNP, for the invoice',
  fiscalWrong: 'The fiscal code (CUI) does not look right. Check its digits.',
  registration: 'Trade register',
  city: 'Town',
  county: 'County',
  postal: 'Postal code',
  paysVat: 'The client is registered for VAT',
  paysVatOn: 'The code is printed with RO on the invoice.',
  paysVatOff: 'The code is printed without RO on the invoice.',
  address: 'Address',
  call: 'Call',
  nameless: 'No name',
}
