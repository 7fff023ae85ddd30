import type { Decision } from '#domain/workshop/approvals/decisions.ts'
import type { AnswerSource, LinkChannel } from '#domain/workshop/approvals/schema.ts'
import { count } from '../plural.ts'
import { romanian } from '../spoken.ts'

/** Texts about what the client of an order was asked and has answered. */
export const approvals = romanian('approvals', {
  title: 'Acordul clientului',
  timeline: 'Ce s-a întâmplat',
  record: 'Scrie răspunsul clientului',
  withdraw: 'Retrage cererea',
  signatureOf: (name: string) => `Semnătura: ${name}`,
  edited: { agreed: 'Modificat după acord', asked: 'Modificat după trimitere' },
  askAgain: 'Trimite din nou devizul sau scrie aici ce spune clientul.',
  channels: {
    sms: 'SMS',
    whatsapp: 'WhatsApp',
    email: 'e-mail',
    share: 'distribuire',
    copy: 'link copiat',
  } satisfies Record<LinkChannel, string>,
  sources: { portal: 'din portal', desk: 'la recepție', phone: 'la telefon' } satisfies Record<
    AnswerSource,
    string
  >,
  events: {
    /** `total` is null for a person who sees no prices. */
    asked: (version: number, total: string | null) => {
      const sum = total === null ? '' : ` pentru ${total}`
      return version === 1 ? `Acord cerut${sum}` : `Acord cerut din nou${sum}, versiunea ${version}`
    },
    sent: (channel: string) => `Trimis: ${channel}`,
    opened: 'Deschis de client',
    answered: (accepted: number, postponed: number, of: number) =>
      accepted === 0
        ? postponed === 0
          ? 'A refuzat tot'
          : postponed === of
            ? 'A amânat tot'
            : 'Nu a acceptat nimic'
        : accepted === of
          ? 'A acceptat tot'
          : `A acceptat ${accepted} din ${count(of, 'linie', 'linii')}`,
    call: (when: string) => `Vrea să fie sunat: ${when}`,
    withdrawn: 'Cerere retrasă',
    expired: 'Cerere expirată',
    linkWithdrawn: 'Link retras',
  },
  difference: {
    added: (name: string, lei: string) => `Adăugat: ${name}, ${lei}`,
    removed: (name: string, lei: string) => `Scos: ${name}, ${lei}`,
    changed: (name: string, before: string, after: string) => `${name}: din ${before} în ${after}`,
    renamed: (before: string, after: string) => `„${before}” a devenit „${after}”`,
    notes: 'Observațiile sunt altele.',
    plate: 'Mașina este alta.',
    rate: 'Cota TVA este alta.',
    total: (before: string, after: string) => `Total de plată: din ${before} în ${after}`,
  },
  links: {
    title: (n: number) => `${count(n, 'link trimis', 'linkuri trimise')}`,
    made: (channel: string, at: string) => `${channel}, ${at}`,
    until: (at: string) => `Valabil până la ${at}`,
    expired: (at: string) => `Expirat la ${at}`,
    withdrawnAt: (at: string) => `Retras la ${at}`,
    withdraw: (channel: string) => `Retrage linkul: ${channel}`,
    withdrawn: 'Link retras',
  },
  answer: {
    title: 'Răspunsul clientului',
    /** `withVat`: how the lines are shown; null for a shop without TVA. */
    under: (total: string, withVat: boolean | null) =>
      withVat === null
        ? `Devizul este de ${total}.`
        : `Devizul este de ${total}, cu TVA. Liniile sunt ${withVat ? 'cu' : 'fără'} TVA.`,
    label: 'Răspunsul clientului',
    source: 'Unde a răspuns',
    sources: { desk: 'La recepție', phone: 'La telefon' },
    all: 'Pentru tot devizul',
    allOf: { accept: 'Da la tot', later: 'Amână tot', refuse: 'Refuză tot' } satisfies Record<
      Decision,
      string
    >,
    decisions: { accept: 'Da', later: 'Amână', refuse: 'Refuză' } satisfies Record<Decision, string>,
    ofLine: (name: string) => `Ce zice de ${name}`,
    name: 'Cine a răspuns',
    note: 'Notă',
    save: 'Salvează răspunsul',
    saved: 'Clientul a acceptat devizul',
    savedWithout: 'Răspunsul clientului e pe deviz',
  },
  settings: {
    title: 'Portal pentru clienți',
    under: 'Ce văd clienții tăi pe pagina devizului.',
    label: 'Setările portalului',
    days: 'Zile cât e valabil un link',
  },
})
