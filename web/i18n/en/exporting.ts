import type { Messages } from '../messages.ts'

export const exporting: Messages['exporting'] = {
  title: 'Exports',
  link: 'Take your data',
  under: 'All your data in one archive, or for ROAAUTO on Oracle',
  kinds: {
    data: {
      name: 'All data',
      what: 'The server makes a ZIP file with all you have in ROA AUTO, together with the photos. Nothing changes here, and you can work on while it is prepared.',
      lines: [
        'Each list twice: CSV, which opens in Excel, and JSON, for programs.',
        'The photos, in the folder “photos”, by the names in their list. Where there are many, the archive comes in several parts.',
        'It has the data of your clients: keep it in a safe place.',
      ],
      start: 'Prepare all data',
      another: 'Prepare it again',
    },
    roaauto: {
      name: 'ROAAUTO export',
      what: 'The server makes a ZIP file with the data of the workshop, ready to be loaded into ROAAUTO on Oracle.',
      lines: [
        'Orders, labour, parts, cars, invoices, mechanics and catalogues: a CSV file and a control file for SQL*Loader each.',
        'Each row gets a whole number once, the same in every export.',
        'manifest.json says how many rows and which sums each file has, to check the load by.',
      ],
      start: 'Prepare the export',
      another: 'Prepare another export',
    },
    client: { name: 'A client’s data' },
  },
  retry: 'Try again',
  requested: 'The request has arrived, the export starts at once',
  running: 'Preparing the archive',
  percent: (percent: number) => `${percent}%`,
  ready: 'The archive is ready. Download it from the list below.',
  leave: 'You can leave this page. The app and a mail tell you when it is ready.',
  unsent: {
    sending: 'Sending the request',
    offline:
      'You are offline. The request is kept on this device and goes out by itself, after the changes made so far.',
  },
  plan: {
    text: 'The export starts once the plan includes sync. Until then you can take your data along with a backup.',
    action: 'See the plan',
  },
  list: {
    title: 'Exports',
    by: (name: string) => `asked for by ${name}`,
    until: (day: string) => `can be downloaded until ${day}`,
    expired: 'expired, ask for another',
    working: 'in progress',
    unsent: 'not sent',
    failed: 'not made',
    lost: 'broken off, ask for another',
    checks:
      'Some sums do not agree. See “checks” in manifest.json and write to us before you load the archive.',
    download: 'Download',
    piece: (piece: number, of: number) => `Part ${piece} of ${of}`,
    downloadOf: (when: string, piece: number, of: number) =>
      `Download the export of ${when}${of === 1 ? '' : `, part ${piece} of ${of}`}`,
    none: 'No export yet',
    noneText:
      'Archives that are ready stand here and can be downloaded for 7 days. You ask for one client’s data from the menu of that client.',
  },
  failures: {
    shop_busy:
      'People were working all the while and the data did not stand still long enough. Try again when it is quiet, for instance after hours.',
    export_too_large:
      'The workshop has more rows than fit into one export. Write to us and we make it for you.',
    client_erased: 'A client’s data was erased meanwhile. Ask for another export.',
    other: 'The export could not be made. Your data is safe. Try again.',
  },
  offline: 'The archive is downloaded from the server. Try again when you are online.',
  gone: 'The archive is not on the server any more. Ask for another export.',
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
