import type { Messages } from '../messages.ts'

export const booking: Messages['booking'] = {
  title: 'Online booking',
  under: 'Clients choose their time by themselves; your calendar is on your phone too',
  link: 'Online booking',
  linkHint:
    'The page on which clients book, its rules, the poster with a QR code, calendars for other programs.',
  back: 'Settings',
  label: 'Settings of online booking',
  readOnly: 'Only the owner and the manager change these settings.',
  page: {
    address: 'Address of the page',
    addressHint: (address) => `Clients open ${address}`,
    on: 'Clients can book online',
    onHint: 'They see free times alone and confirm by a code in an SMS; codes are counted among your SMS.',
    needsAddress: 'Choose the address of the page first.',
    needsServices: 'No service can be booked online yet.',
    services: 'Choose the services that can be booked',
    copy: 'Copy the address',
    embed: 'Copy the link for your site',
    embedHint: 'The link goes into your own site; the address, on Facebook, Google or in messages.',
    poster: 'Poster with QR code, to print',
  },
  rules: {
    title: 'Rules',
    auto_accept: 'Bookings are accepted by themselves',
    eve_message: 'Message the day before',
    on: {
      auto_accept: 'The time is the client’s at once. Who missed two appointments waits for your answer.',
      eve_message: 'The client gets an SMS with the time and a link to move or cancel.',
    },
    off: {
      auto_accept: 'You get a request, which you accept or refuse.',
      eve_message: 'Clients are not reminded of their appointment.',
    },
    notice_hours: 'At least how many hours ahead',
    horizon_days: 'At most how many days ahead',
    request_hours: 'In how many hours you answer a request',
    change_hours: 'Until how many hours before it can be moved or cancelled',
    text: 'Text on the page',
    deposit_note: 'About a deposit',
    hints: {
      text: 'It stands above the services: what to bring, where to park.',
      deposit_note: 'It stands by the form and by a confirmed appointment. Nothing is paid here.',
    },
  },
  feeds: {
    title: 'Your calendar in other programs',
    text: 'Add the address as a subscription (“from URL”) to Google Calendar, Outlook or your phone’s calendar. It refreshes by itself.',
    shop: 'The whole shop',
    copy: 'Copy the address',
    copyOf: (of) => `Copy the address: ${of}`,
    renew: 'Change the address',
    renewOf: (of) => `Change the address: ${of}`,
    renewed: 'The address is another one now; the old one leads nowhere.',
    sure: 'Whoever has the old address sees nothing any more.',
    yes: 'Change it',
    no: 'Keep it',
    secret:
      'The addresses are secret: whoever has one sees the appointments. Those of mechanics have no names or phones of clients.',
  },
}
