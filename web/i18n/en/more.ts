import type { Messages } from '../messages.ts'

export const more: Messages['more'] = {
  title: 'More',
  account: 'Account',
  shops: 'Another shop',
  shopsHint: 'Go to another shop that you belong to',
  signIn: 'Log in',
  signInHint: 'You already have a ROA AUTO account',
  register: 'Create an account',
  registerHint: '30 days free: phone and computer, PDF estimates',
  building: 'Building',
  gallery: 'Gallery of the interface',
  galleryHint: 'For those who build the app',
}
