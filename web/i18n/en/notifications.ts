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
    link: 'Choose what you get',
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
    trial: {
      send: 'Send a test',
      accepted:
        'Sent. If it does not appear, check whether your phone or computer holds back those of the browser.',
      later: 'The notification service of the browser is busy. Try again in a minute.',
      gone: 'The browser takes no notifications from here any more. Turn them on again.',
      refused:
        'The notification service of the browser does not take it. Turn notifications off and on again.',
      offline: 'The test needs internet. Try again when you have signal.',
    },
    kinds: 'What you want to know',
    push: 'Devices',
    mail: 'E-mail',
    channels: (address) =>
      `On the devices where you turned notifications on, and to ${address}. You see them in the app in any case.`,
    kindNames: {
      'approvals.answered': 'A client answered an estimate',
      'approvals.call': 'A client asks to be called',
      'appointments.asked': 'A client asks for an appointment',
      'appointments.booked': 'A client has booked online',
      'appointments.moved': 'A client has moved an appointment',
      'appointments.cancelled': 'A client has cancelled an appointment',
      'appointments.shut-out': 'Appointments are left outside of the hours',
      'clock.forgotten': 'Your clock was left running',
      'exports.ready': 'An export is ready',
      'exports.failed': 'An export was not made',
      'orders.done': 'All work on a car is done',
      'team.joined': 'A colleague accepted the invite',
      'plans.paid-twice': 'A payment of the subscription goes back',
      'usage.near': 'Usage comes near a limit',
      'messages.failed': 'A message did not reach its client',
    },
    quiet: 'Quiet hours',
    quietHint: 'What comes then waits until they end. The same hour twice: none.',
    from: 'From',
    until: 'Until',
    hour: (hour) => `${hour}:00`,
  },
}
