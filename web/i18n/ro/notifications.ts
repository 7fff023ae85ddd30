import type { NotificationKindOf } from '#domain/modules.ts'
import { count } from '../plural.ts'
import { romanian } from '../spoken.ts'

/** Texts of what people of the shop are told; the sentences of the kinds themselves are in `domain/notifications`. */
export const notifications = romanian('notifications', {
  title: 'Notificări',
  unread: (unread: number) =>
    unread === 1 ? 'o notificare necitită' : count(unread, 'notificare necitită', 'notificări necitite'),
  under: 'Ce s-a întâmplat la care trebuie să fii atent, din ultimele trei luni',
  isUnread: 'Necitită',
  readAll: 'Marchează tot ca citit',
  readLabel: 'Notificări citite',
  see: 'Vezi',
  unknown: 'O noutate; actualizează aplicația ca s-o citești',
  none: {
    title: 'Nimic nou',
    text: 'Aici apare când un client răspunde la deviz, cere să fie sunat sau un mesaj nu ajunge la el.',
  },
  noAccount: {
    title: 'Notificările vin cu un cont',
    text: 'Fără cont, clienții nu pot răspunde de pe telefonul lor, deci nu ai de ce să fii anunțat.',
    action: 'Fă-ți cont',
  },
  settings: {
    link: 'Alege ce primești',
    label: 'Setări de notificări',
    device: {
      title: 'Pe acest dispozitiv',
      on: 'Notificările apar și când aplicația e închisă.',
      off: 'Notificările se văd doar în aplicație.',
      denied:
        'Browserul nu lasă acest site să trimită notificări. Permite-le din semnul de lângă adresă, apoi revino aici.',
      unable:
        'Browserul nu poate arăta notificări. Pe iPhone și iPad, adaugă întâi aplicația pe ecranul principal (Partajează → Adaugă la ecranul principal) și deschide-o de acolo.',
      failed: 'Notificările nu s-au putut porni',
    },
    trial: {
      send: 'Trimite una de probă',
      accepted:
        'Am trimis-o. Dacă nu apare, uită-te dacă telefonul sau calculatorul le oprește pe ale browserului.',
      later: 'Serviciul de notificări al browserului e ocupat. Încearcă din nou peste un minut.',
      gone: 'Browserul nu mai primește notificări de aici. Pornește-le din nou.',
      refused:
        'Serviciul de notificări al browserului nu o primește. Oprește notificările și pornește-le din nou.',
      offline: 'Pentru probă e nevoie de internet. Încearcă din nou când ai semnal.',
    },
    kinds: 'Ce vrei să afli',
    push: 'Dispozitive',
    mail: 'E-mail',
    channels: (address: string) =>
      `Pe dispozitivele pe care ai pornit notificările, și la ${address}. În aplicație le vezi oricum.`,
    kindNames: {
      'approvals.answered': 'Un client a răspuns la deviz',
      'approvals.call': 'Un client cere să fie sunat',
      'appointments.asked': 'Un client cere o programare',
      'appointments.booked': 'Un client s-a programat online',
      'appointments.moved': 'Un client și-a mutat programarea',
      'appointments.cancelled': 'Un client și-a anulat programarea',
      'appointments.shut-out': 'Programări rămân în afara programului',
      'clock.forgotten': 'Ceasul tău a rămas pornit',
      'exports.ready': 'Un export e gata',
      'exports.failed': 'Un export nu s-a făcut',
      'orders.done': 'Toate lucrările unei mașini sunt gata',
      'team.joined': 'Un coleg a acceptat invitația',
      'plans.paid-twice': 'O plată a abonamentului se întoarce',
      'usage.near': 'Un consum se apropie de limită',
      'messages.failed': 'Un mesaj nu a ajuns la client',
    } satisfies Record<NotificationKindOf['id'], string>,
    quiet: 'Ore de liniște',
    quietHint: 'Ce vine atunci așteaptă până la sfârșitul lor. Aceeași oră de două ori: fără.',
    from: 'De la',
    until: 'Până la',
    hour: (hour: number) => `${hour}:00`,
  },
})
