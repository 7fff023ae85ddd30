import type { Messages } from '../messages.ts'
import { countInEnglish as count } from '../plural.ts'

export const photos: Messages['photos'] = {
  title: 'Photos',
  titleCount: (n) => count(n, 'photo', 'photos'),
  empty:
    'How the car came and what you found. Works offline too; the photos are sent by themselves afterwards.',
  take: 'Take a photo',
  choose: 'Choose photos',
  kinds: { intrare: 'On arrival', constatare: 'Finding' },
  kind: 'What the photo shows',
  open: (name) => `Open the photo: ${name}`,
  viewer: 'Photos of the order',
  shownOf: (n, all) => `${n} of ${all}`,
  previous: 'Previous photo',
  next: 'Next photo',
  line: 'About which line',
  noLine: 'The whole car',
  caption: 'Caption',
  remove: 'Delete the photo',
  removed: 'The photo was deleted',
  forPortal: 'The client sees it too',
  forPortalOn: 'It is shown on the page that the client gets.',
  forPortalOff: 'It stays in the shop.',
  waiting: 'Waiting to be sent',
  absent: 'not here',
  absentLong: 'The photo is on the device that took it and was not sent yet, or you are offline.',
  notAPicture: 'This file is no picture that the browser can read. Choose a JPG or a PNG.',
  failed: 'The photo was not saved. Try again.',
  labels: {
    added: 'Photo added',
    changed: 'Photo changed',
    removed: 'Photo deleted',
    restored: 'Photo put back',
  },
}
