import { romanian } from '../spoken.ts'

/** Texts that the data layer writes into rows and into the history. */
export const data = romanian('data', {
  localShopName: 'Service-ul meu',
  opened: 'Prima deschidere a aplicației',
  adopted: 'Date aduse de pe acest dispozitiv',
})
