import type { Messages } from '../messages.ts'
import { countInEnglish as count } from '../plural.ts'

export const exporting: Messages['exporting'] = {
  title: 'ROAAUTO export',
  link: 'Prepare the export',
  under: 'Your whole workshop, for ROAAUTO on Oracle',
  what: 'You make a ZIP file with all data of the workshop, ready to be loaded into ROAAUTO. Nothing changes here, and you can work on while it is prepared.',
  tables:
    'Orders, labour, parts, cars, invoices, mechanics and catalogues: a CSV file and a control file for SQL*Loader each.',
  numbers: 'Each row gets a whole number once, the same in every export.',
  manifest: 'manifest.json says how many rows and which sums each file has, to check the load by.',
  start: 'Prepare and download',
  again: 'Download again',
  stop: 'Stop',
  starting: 'starting',
  numbering: 'Numbering the rows',
  making: 'Making the archive',
  makingDetail: 'it takes a few seconds',
  done: (name: string) => `${name} is downloaded. The sums of its files agree.`,
  doesNotTie:
    'The archive is downloaded, but some sums do not agree. See “checks” in manifest.json and write to us before you load it.',
  pending: (changes: number) =>
    `${count(changes, 'change has', 'changes have')} not reached the server and will not be in the export. Wait for the sync.`,
  offline: 'The export is made on the server. Try again when you are online.',
  file: 'roaauto.zip',
  noAccount: {
    title: 'The export needs an account',
    text: 'The archive is prepared on the server, from synced data. Create an account, the data from here comes along, and download it.',
    action: 'Create an account',
  },
  ownerOnly: {
    title: 'The owner makes the export',
    text: 'The archive has all data of the workshop, so only the owner can download it.',
  },
}
