import type { Messages } from '../messages.ts'

export const notifications: Messages['notifications'] = {
  title: 'Notifications',
  unread: (count) => (count === 1 ? '1 unread notification' : `${count} unread notifications`),
  under: 'What happened that needs your attention, in the last three months',
  isUnread: 'Unread',
  readAll: 'Mark all as read',
  readLabel: 'Notifications read',
  see: 'See',
  unknown: 'Something new; update the app to read it',
  none: {
    title: 'Nothing new',
    text: 'You are told here when a client answers an estimate, asks to be called, or a message does not reach them.',
  },
  noAccount: {
    title: 'Notifications come with an account',
    text: 'Without an account, clients cannot answer from their phone, so there is nothing to tell you.',
    action: 'Create an account',
  },
  settings: {
    title: 'Which notifications you get',
    link: 'Choose what you get',
    hint: 'On your phone, by e-mail, and when you want to be left alone',
    label: 'Notification settings',
    device: {
      title: 'On this device',
      on: 'Notifications appear even when the app is closed.',
      off: 'Notifications are seen only in the app.',
      denied:
        'The browser does not let this site send notifications. Allow them from the sign beside the address, then come back here.',
      unable:
        'The browser cannot show notifications. On iPhone and iPad, add the app to the Home Screen first (Share → Add to Home Screen) and open it from there.',
      failed: 'Notifications could not be turned on',
    },
    kinds: 'What you want to know',
    push: 'On devices',
    mail: 'By e-mail',
    mailHint: (address) => `To ${address}`,
    pushHint: 'On those that you turned on',
    kindNames: {
      'approvals.answered': 'A client answered an estimate',
      'approvals.call': 'A client asks to be called',
      'messages.failed': 'A message did not reach its client',
    },
    quiet: 'Quiet hours',
    quietHint: 'What comes then waits until they end. The same hour twice: none.',
    from: 'From',
    until: 'Until',
    hour: (hour) => `${hour}:00`,
  },
}
