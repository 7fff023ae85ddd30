import { count } from '../plural.ts'

/** Texts of the export for ROAAUTO on Oracle. */
export const exporting = {
  title: 'Export ROAAUTO',
  link: 'Pregătește exportul',
  under: 'Tot service-ul tău, pentru ROAAUTO pe Oracle',
  what: 'Faci o arhivă ZIP cu toate datele tale, gata de încărcat în ROAAUTO. Aici nu se schimbă nimic și lucrezi mai departe cât se pregătește.',
  tables:
    'Comenzi, manoperă, materiale, mașini, facturi, mecanici, prețuri și norme: câte un fișier CSV și unul de control pentru SQL*Loader.',
  numbers: 'Fiecare rând primește o dată un număr întreg, același la orice export.',
  manifest: 'manifest.json spune câte rânduri și ce sume are fiecare fișier, ca să verifici încărcarea.',
  start: 'Pregătește și descarcă',
  again: 'Descarcă din nou',
  stop: 'Oprește',
  starting: 'se începe',
  numbering: 'Se numerotează rândurile',
  making: 'Se face arhiva',
  makingDetail: 'durează câteva secunde',
  done: (name: string) => `${name} e descărcat. Sumele fișierelor se potrivesc între ele.`,
  doesNotTie:
    'Arhiva e descărcată, dar unele sume nu se potrivesc. Vezi „checks” în manifest.json și scrie-ne înainte de a o încărca.',
  pending: (changes: number) =>
    `${count(changes, 'modificare nu a ajuns', 'modificări nu au ajuns')} încă pe server și nu intră în export. Așteaptă sincronizarea.`,
  offline: 'Exportul se face pe server. Încearcă din nou când ai internet.',
  file: 'roaauto.zip',
  noAccount: {
    title: 'Exportul se face din cont',
    text: 'Arhiva se pregătește pe server, din datele sincronizate. Fă-ți cont, datele de aici vin cu tine, și o descarci.',
    action: 'Fă-ți cont',
  },
  ownerOnly: {
    title: 'Exportul îl face patronul',
    text: 'Arhiva are toate datele service-ului, deci o poate descărca doar patronul.',
  },
}
