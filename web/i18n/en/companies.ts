import type { Messages } from '../messages.ts'

export const companies: Messages['companies'] = {
  look: 'Fetch from ANAF',
  found: (name: string) => `Filled in: ${name}`,
  inactive: 'Filled in, but the company is inactive or struck off. Check before you invoice.',
  offline: 'You are offline. Write the details by hand.',
  account: 'Fetching from ANAF needs an account. Write the details by hand.',
  label: 'Details from ANAF',
  country: 'Country',
  vatCode: 'VAT number',
  codeAbroad: 'Fiscal code',
  vatCodeWrong: (country) => `It has not the form of a VAT number of ${country}. Check it.`,
  region: 'Region',
}
