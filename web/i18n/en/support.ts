import type { Messages } from '../messages.ts'

export const support: Messages['support'] = {
  title: 'Remote help',
  switch: 'The ROA AUTO team may look at the data',
  off: 'Switch it on only if you asked for help. They see the data as you do, for an hour, and can change nothing. It ends by itself.',
  on: (time) => `Until ${time}. Switch it off at any time; from then on they see nothing.`,
  history: 'What they looked at, who and why stays in the log.',
  given: 'Consent for the ROA AUTO team',
  taken: 'Consent of the ROA AUTO team taken back',
  strip: (time) => `The ROA AUTO team may look at the data until ${time}.`,
  stop: 'Stop',
}
