import { romanian } from '../spoken.ts'

/** Texts of looking up a company by its fiscal code. */
export const companies = romanian('companies', {
  look: 'Adu datele de la ANAF',
  found: (name: string) => `Completat: ${name}`,
  inactive: 'Completat, dar firma este inactivă sau radiată. Verifică înainte să facturezi.',
  offline: 'Fără internet. Scrie datele de mână.',
  account: 'Preluarea de la ANAF cere un cont. Scrie datele de mână.',
  label: 'Date de la ANAF',
  country: 'Țara',
  vatCode: 'Cod de TVA',
  codeAbroad: 'Cod fiscal',
  vatCodeWrong: (country: string) => `Nu are forma unui cod de TVA din ${country}. Verifică-l.`,
  region: 'Regiunea',
})
