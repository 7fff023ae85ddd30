import type { NotificationTexts } from './text.ts'

const lines = (count: number) => (count === 1 ? '1 line' : `${count} lines`)

const notAccepted = (postponed: number, asked: number): string => {
  if (postponed === 0) return 'The client refused the estimate.'
  return postponed === asked ? 'The client put the estimate off.' : 'The client accepted no line.'
}

export const EN: NotificationTexts = {
  'approvals.answered': ({ car, accepted, postponed, asked }) => ({
    title: car,
    body:
      accepted === 0
        ? notAccepted(postponed, asked)
        : accepted === asked
          ? `The client accepted everything: ${lines(asked)}.`
          : `The client accepted ${accepted} of ${lines(asked)}.`,
  }),
  'approvals.call': ({ car, when }) => ({ title: car, body: `The client asks to be called: ${when}` }),
  'messages.failed': ({ car, address }) => ({
    title: car || address,
    body: car ? `The message to ${address} did not arrive.` : 'The message did not arrive.',
  }),
}
