import type { Messages } from '../messages.ts'
import { countInEnglish as count } from '../plural.ts'

export const approvals: Messages['approvals'] = {
  title: 'The client’s agreement',
  timeline: 'What happened',
  record: 'Record the client’s answer',
  withdraw: 'Withdraw the request',
  signatureOf: (name) => `Signature: ${name}`,
  edited: { agreed: 'Edited after the agreement', asked: 'Edited after it was sent' },
  askAgain: 'Send the estimate again, or record here what the client says.',
  channels: { sms: 'SMS', whatsapp: 'WhatsApp', email: 'e-mail', share: 'shared', copy: 'link copied' },
  sources: { portal: 'from the portal', desk: 'at the desk', phone: 'by phone' },
  events: {
    asked: (version, total) => {
      const sum = total === null ? '' : ` for ${total}`
      return version === 1 ? `Agreement asked${sum}` : `Agreement asked again${sum}, version ${version}`
    },
    sent: (channel) => `Sent: ${channel}`,
    opened: 'Opened by the client',
    answered: (accepted, postponed, of) =>
      accepted === 0
        ? postponed === 0
          ? 'Refused everything'
          : postponed === of
            ? 'Postponed everything'
            : 'Accepted nothing'
        : accepted === of
          ? 'Accepted everything'
          : `Accepted ${accepted} of ${count(of, 'line', 'lines')}`,
    call: (when) => `Asks for a call: ${when}`,
    withdrawn: 'Request withdrawn',
    expired: 'Request expired',
    linkWithdrawn: 'Link withdrawn',
  },
  difference: {
    added: (name, lei) => `Added: ${name}, ${lei}`,
    removed: (name, lei) => `Taken out: ${name}, ${lei}`,
    changed: (name, before, after) => `${name}: from ${before} to ${after}`,
    renamed: (before, after) => `“${before}” became “${after}”`,
    notes: 'The notes are others.',
    plate: 'The car is another.',
    rate: 'The VAT rate is another.',
    total: (before, after) => `Total to pay: from ${before} to ${after}`,
  },
  links: {
    title: (n) => count(n, 'link sent', 'links sent'),
    made: (channel, at) => `${channel}, ${at}`,
    until: (at) => `Valid until ${at}`,
    expired: (at) => `Expired on ${at}`,
    withdrawnAt: (at) => `Withdrawn on ${at}`,
    withdraw: (channel) => `Withdraw the link: ${channel}`,
    withdrawn: 'Link withdrawn',
  },
  answer: {
    title: 'The client’s answer',
    under: (total, withVat) =>
      withVat === null
        ? `The estimate is of ${total}.`
        : `The estimate is of ${total}, with VAT. The lines are ${withVat ? 'with' : 'without'} VAT.`,
    label: 'The client’s answer',
    source: 'Where the client answered',
    sources: { desk: 'At the desk', phone: 'By phone' },
    all: 'For the whole estimate',
    allOf: { accept: 'Yes to all', later: 'Postpones all', refuse: 'Refuses all' },
    decisions: { accept: 'Yes', later: 'Postpones', refuse: 'Refuses' },
    ofLine: (name) => `About ${name}`,
    name: 'Who answered',
    note: 'Note',
    save: 'Save the answer',
    saved: 'The client has accepted the estimate',
    savedWithout: 'The client’s answer is on the estimate',
  },
  settings: {
    title: 'Client portal',
    under: 'What your clients see on the page of an estimate.',
    label: 'Portal settings',
    days: 'Days for which a link is valid',
  },
}
