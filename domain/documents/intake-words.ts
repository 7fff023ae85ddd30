import type { Accessory, DamageMark, OldParts } from '#domain/workshop/orders/intake.ts'

/** The marks and accessories of an intake in Romanian, on paper and on screen. */

export const DAMAGE_WORDS: Readonly<Record<DamageMark, string>> = {
  zgarieturi: 'zgârieturi',
  lovituri: 'lovituri',
  rugina: 'rugină',
  parbriz: 'parbriz',
  geamuri: 'geamuri',
  faruri: 'faruri, lămpi',
  oglinzi: 'oglinzi',
  jante: 'jante',
  anvelope: 'anvelope',
  interior: 'interior',
  martori: 'martori în bord',
}

export const ACCESSORY_WORDS: Readonly<Record<Accessory, string>> = {
  documente: 'documente',
  chei: 'a doua cheie',
  telecomanda: 'telecomandă',
  roata_rezerva: 'roată de rezervă',
  cric: 'cric',
  cheie_roti: 'cheie de roți',
  antifurt_roti: 'antifurt roți',
  trusa_medicala: 'trusă medicală',
  triunghi: 'triunghiuri',
  stingator: 'stingător',
  vesta: 'vestă',
  radio: 'radio, navigație',
  covorase: 'covorașe',
  incarcator: 'încărcător, cabluri',
}

export const OLD_PARTS_LABELS: Readonly<Record<OldParts, string>> = {
  nespecificat: 'Nespecificat',
  returnate: 'Se returnează clientului',
  ramase: 'Rămân la service',
}
