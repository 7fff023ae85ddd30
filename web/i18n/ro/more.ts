import { romanian } from '../spoken.ts'

/** Texts of the page „Mai mult”, in addition to those of the sections. */
export const more = romanian('more', {
  title: 'Mai mult',
  account: 'Cont',
  shops: 'Alt service',
  shopsHint: 'Treci la alt service din care faci parte',
  signIn: 'Conectează-te',
  signInHint: 'Ai deja un cont ROA AUTO',
  register: 'Fă-ți cont',
  registerHint: '30 de zile gratuit: telefon și calculator, devize PDF',
  building: 'Construcție',
  gallery: 'Galeria interfeței',
  galleryHint: 'Pentru cine construiește aplicația',
})
