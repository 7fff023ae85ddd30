import type { NotificationTexts } from './text.ts'

const lines = (count: number) => (count === 1 ? '1 line' : `${count} lines`)

export const EN: NotificationTexts = {
  'approvals.answered': ({ car, accepted, asked }) => ({
    title: car,
    body:
      accepted === 0
        ? 'The client refused the estimate.'
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
