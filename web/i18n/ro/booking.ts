import { romanian } from '../spoken.ts'

/** Texts of the settings of bookings by clients, and of calendars for other programs. */
export const booking = romanian('booking', {
  title: 'Programări online',
  under: 'Clienții își aleg singuri ora; tu ai calendarul tău și pe telefon',
  link: 'Programări online',
  linkHint:
    'Pagina pe care se programează clienții, regulile ei, afișul cu QR, calendarele pentru alte programe.',
  back: 'Setări',
  label: 'Setări de programări online',
  readOnly: 'Doar patronul și administratorul schimbă aceste setări.',
  page: {
    address: 'Adresa paginii',
    addressHint: (address: string) => `Clienții deschid ${address}`,
    on: 'Clienții se pot programa online',
    onHint:
      'Văd doar orele libere și confirmă cu un cod primit prin SMS; codurile se scad din SMS-urile tale.',
    needsAddress: 'Alege întâi adresa paginii.',
    needsServices: 'Niciun serviciu nu se poate programa online încă.',
    services: 'Alege serviciile care se pot programa',
    copy: 'Copiază adresa',
    embed: 'Copiază legătura pentru site',
    embedHint: 'Legătura se pune în pagina ta de internet; adresa, pe Facebook, Google sau în mesaje.',
    poster: 'Afiș cu QR, de tipărit',
  },
  rules: {
    title: 'Reguli',
    auto_accept: 'Programările se acceptă singure',
    eve_message: 'Mesaj cu o zi înainte',
    on: {
      auto_accept: 'Ora e a clientului imediat. Cine a lipsit de două ori așteaptă răspunsul tău.',
      eve_message: 'Clientul primește un SMS cu ora și un link de unde mută sau anulează.',
    },
    off: {
      auto_accept: 'Primești o cerere, pe care o accepți sau o refuzi.',
      eve_message: 'Clienților nu li se amintește de programare.',
    },
    notice_hours: 'Cu cel puțin câte ore înainte',
    horizon_days: 'Cel mult peste câte zile',
    request_hours: 'În câte ore răspunzi la o cerere',
    change_hours: 'Cu câte ore înainte se mai poate muta sau anula',
    text: 'Text pe pagină',
    deposit_note: 'Despre avans',
    hints: {
      text: 'Apare deasupra serviciilor: ce să aducă, unde să parcheze.',
      deposit_note: 'Apare la date și la programarea confirmată. Plata nu se face aici.',
    },
  },
  feeds: {
    title: 'Calendarul tău în alte programe',
    text: 'Adaugă adresa ca abonament („din URL”) în Google Calendar, Outlook sau calendarul telefonului. Se reîmprospătează singură.',
    shop: 'Tot service-ul',
    copy: 'Copiază adresa',
    copyOf: (of: string) => `Copiază adresa: ${of}`,
    renew: 'Schimbă adresa',
    renewOf: (of: string) => `Schimbă adresa: ${of}`,
    renewed: 'Adresa e alta acum; cea veche nu mai merge.',
    sure: 'Cine are adresa veche nu mai vede nimic.',
    yes: 'Schimb-o',
    no: 'Las-o',
    secret:
      'Adresele sunt secrete: cine le are vede programările. Ale mecanicilor nu au numele și telefonul clienților.',
  },
})
