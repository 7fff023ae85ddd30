/** Texts of one appointment and of the lists of them. */
export const appointments = {
  one: 'Programare',
  add: 'Programare nouă',
  save: 'Salvează',
  plate: 'Număr de înmatriculare',
  name: 'Numele clientului',
  phone: 'Telefon',
  day: 'Ziua',
  time: 'Ora',
  notes: 'Notele service-ului',
  nobody: 'Fără nume',
  noService: 'Programare',
  openOne: (time: string, who: string) => `Deschide programarea de la ${time}: ${who}`,
  needTime: 'Alege ziua și ora.',
  labels: {
    added: 'Programare nouă',
    changed: 'Programare modificată',
  },
}
