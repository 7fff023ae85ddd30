import type { ClientSource, SystemSource } from '#domain/sync/actor.ts'

/** Texts of a row's history. */
export const history = {
  open: 'Istoric',
  title: 'Istoricul comenzii',
  under: 'Cine, când, ce a schimbat. Orice valoare veche și orice linie ștearsă se pot pune la loc.',
  loading: 'Se caută în istoric…',
  offline: 'Istoricul este pe server. Îl vezi imediat ce ai internet.',
  unsent: 'Comanda nu a ajuns încă pe server; istoricul începe după sincronizare.',
  failed: 'Istoricul nu se poate citi acum. Încearcă din nou peste un minut.',
  retry: 'Încearcă din nou',
  none: 'Încă nu s-a schimbat nimic.',
  more: 'Arată mai vechi',
  here: 'pe acest dispozitiv',
  unlabelled: 'Modificare',
  /** Authors who are not people of the shop. */
  authors: {
    client: {
      portal: 'Client, din portal',
      stop_link: 'Client, prin linkul de oprire a mesajelor',
    } satisfies Record<ClientSource, string>,
    system: {
      founding: 'Deschiderea contului',
      export: 'Export ROAAUTO',
      photos: 'Poză trimisă',
      messages: 'Mesaje',
      approvals: 'Cerere expirată',
      notifications: 'Notificări',
      device: 'Acest dispozitiv',
    } satisfies Record<SystemSource, string>,
    operator: (reason: string) => `Echipa ROA AUTO: ${reason}`,
    'some client': 'Client',
    'some system': 'ROA AUTO',
  },
  made: (what: string) => `Adaugă: ${what}`,
  removed: (what: string) => `Șterge: ${what}`,
  changed: (column: string, from: string, to: string) => `${column}: din ${from} în ${to}`,
  filled: (column: string, to: string) => `${column}: ${to}`,
  emptied: (column: string, from: string) => `${column}: șters, era ${from}`,
  restoreColumn: (column: string, value: string) => `Pune la loc: ${column}, ${value}`,
  restoreEmpty: (column: string) => `Lasă din nou necompletat: ${column}`,
  restored: 'Valoarea veche e la loc',
  restoreRow: (what: string) => `Pune la loc: ${what}`,
  rowRestored: 'Ce era șters e la loc',
  rowUnknown: 'Nu mai știm ce scria aici, deci nu se poate pune la loc.',
  rowLabel: 'Pus la loc din istoric',
  label: 'Valoare pusă la loc din istoric',
}
