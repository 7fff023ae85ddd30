import { romanian } from '../spoken.ts'

/** Texts of the fields of a client, the same on the page of a car and on his own. */
export const client = romanian('client', {
  name: 'Nume',
  phone: 'Telefon',
  phoneWrong: 'Nu pare un număr de telefon. Verifică-l.',
  email: 'E-mail',
  fiscal: 'CUI sau CNP, pentru factură',
  fiscalWrong: 'CUI-ul nu pare corect. Verifică cifrele.',
  registration: 'Registrul Comerțului',
  city: 'Localitate',
  county: 'Județ',
  postal: 'Cod poștal',
  paysVat: 'Client plătitor de TVA',
  paysVatOn: 'CUI-ul apare cu RO pe factură.',
  paysVatOff: 'CUI-ul apare fără RO pe factură.',
  address: 'Adresă',
  call: 'Sună',
  nameless: 'Fără nume',
})
