import { isInstant } from '#domain/kernel/dates.ts'
import { cleanText, cutText } from '#domain/kernel/text.ts'
import { faultOfAddress } from '#domain/messages/may-be-sent.ts'
import { normalisePhone } from '#domain/romania/phone.ts'
import { normalisePlate } from '#domain/romania/plate.ts'
import { type Fault, LENGTH, type Typed } from './details.ts'

/** The fields of a form that are texts. */
export const fieldsOf = async (request: { formData(): Promise<FormData> }): Promise<Map<string, string>> => {
  // What is no form is an empty one.
  const form = await request.formData().catch(() => new FormData())
  return new Map([...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}

export type Submitted = { token: string; service: string; at: string; typed: Typed; faults: Fault[] }

/** Reads the form of a booking as it was sent; what cannot be used becomes a fault, and what was typed stays. */
export const submitted = (fields: ReadonlyMap<string, string>): Submitted => {
  const raw = (name: string): string => cutText(fields.get(name) ?? '', 500)
  // Measured as the columns measure it: some letters become two when they are normalised.
  const text = (name: keyof Typed): string => cutText(cleanText(fields.get(name) ?? ''), LENGTH[name])
  const typed = { numar: text('numar'), nume: text('nume'), telefon: text('telefon'), cerere: text('cerere') }
  const at = raw('o')
  return {
    token: raw('t'),
    service: raw('s'),
    at: isInstant(at) ? at : '',
    typed,
    faults: [
      ...(isInstant(at) ? [] : [{ field: 'o', text: 'Vă rugăm să alegeți ora.' } as const]),
      ...(normalisePlate(typed.numar) === ''
        ? [{ field: 'numar', text: 'Vă rugăm să scrieți numărul mașinii.' } as const]
        : []),
      ...(typed.nume === '' ? [{ field: 'nume', text: 'Vă rugăm să scrieți numele.' } as const] : []),
      ...(faultOfAddress('sms', normalisePhone(typed.telefon)) === ''
        ? []
        : [
            { field: 'telefon', text: 'Vă rugăm să scrieți un număr de telefon mobil din România.' } as const,
          ]),
    ],
  }
}
