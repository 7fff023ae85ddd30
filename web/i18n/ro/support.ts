import { romanian } from '../spoken.ts'

/** Texts of the owner's consent to a look by ROA AUTO's people. */
export const support = romanian('support', {
  title: 'Ajutor la distanță',
  switch: 'Echipa ROA AUTO poate privi datele',
  off: 'Pornește doar dacă ai cerut ajutor. Văd datele ca tine, o oră, fără să poată schimba ceva. Se oprește singur.',
  on: (time: string) => `Până la ${time}. Oprește oricând; de atunci nu mai văd nimic.`,
  history: 'Ce au privit, cine și de ce rămâne în jurnal.',
  given: 'Acord pentru echipa ROA AUTO',
  taken: 'Acord retras echipei ROA AUTO',
  strip: (time: string) => `Echipa ROA AUTO poate privi datele până la ${time}.`,
  stop: 'Oprește',
})
