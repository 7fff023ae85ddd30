import type { Role } from './roles.ts'

/** The roles in words, for mails and pages of the server. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  owner: 'patron',
  manager: 'manager',
  reception: 'recepție',
  mechanic: 'mecanic',
  accountant: 'contabil',
}
