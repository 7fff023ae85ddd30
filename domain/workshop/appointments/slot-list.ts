import type { Slot } from './slots.ts'

/** Places as the parameter of a refusal: `instant/bay/mechanic`, separated by spaces. */
export const writeSlots = (slots: readonly Slot[]): string =>
  slots.map(({ at, bay_id, mechanic_id }) => [at, bay_id ?? '', mechanic_id ?? ''].join('/')).join(' ')

/** The places that a refusal offers. */
export const readSlots = (text: string): Slot[] =>
  text
    .split(' ')
    .filter((one) => one !== '')
    .map((one) => {
      const [at = '', bay = '', mechanic = ''] = one.split('/')
      return { at, bay_id: bay || null, mechanic_id: mechanic || null }
    })
