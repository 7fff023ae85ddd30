import type { Messages } from '../messages.ts'
import { countInEnglish as count } from '../plural.ts'

export const vehicles: Messages['vehicles'] = {
  picker: {
    label: 'Find the car by plate, client, phone or chassis number',
    placeholder: 'Plate, client, phone, VIN…',
    recent: 'Recent cars',
    found: (n: number) => `${count(n, 'car', 'cars')} found`,
    results: 'Cars found',
    none: 'No car matches.',
    emptyShop: 'Cars appear here after the first order. Write the plate above and add the first car.',
    create: 'New car',
    createPlate: (plate: string) => `New car: ${plate}`,
    cancel: 'Keep the chosen car',
    noClient: 'no client',
    noCar: 'make not filled in',
  },
  form: {
    newTitle: 'New car',
    editTitle: 'Details of the car',
    plate: 'Number plate',
    plateForm: 'This does not look like a usual Romanian plate. If the papers say so, leave it.',
    plateCounty: 'There is no such county. Check the first letters.',
    plateLetters: 'Romanian plates have no Q, and no I or O at the start. Check the letters.',
    make: 'Make',
    model: 'Model',
    makeNew: 'A new make, added to the catalogue.',
    makeNeeded: 'Write the make too, so that the model finds its place.',
    year: 'Year',
    yearInvalid: 'Write the year in four digits, such as 2015.',
    vin: 'Chassis number (VIN)',
    vinLength: (length: number) => `It has ${count(length, 'character', 'characters')}; new ones have 17.`,
    vinLetters: 'The number has no letters I, O and Q. Check whether they are 1 or 0.',
    client: 'Client’s name',
    phone: 'Client’s phone',
    needOne:
      'Write at least the plate, the client or the chassis number, so that you can find the car again.',
    save: 'Save the car',
    cancel: 'Give up',
    labels: { added: 'Car added', changed: 'Details of the car changed' },
  },
}
