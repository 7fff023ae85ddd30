import { formatDayShort } from '#domain/kernel/dates.ts'
import { formatWhole } from '#domain/romania/numbers.ts'
import { formatPhone } from '#domain/romania/phone.ts'
import { formatPlate } from '#domain/romania/plate.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import type { Reminder, ReminderKind } from './schema.ts'

const WHAT: Record<ReminderKind, (plate: string) => string> = {
  itp: (plate) => `inspecția tehnică (ITP) a mașinii ${plate}`,
  rca: (plate) => `asigurarea RCA a mașinii ${plate}`,
  rovinieta: (plate) => `rovinieta mașinii ${plate}`,
  ulei: (plate) => `schimbul de ulei al mașinii ${plate}`,
  anvelope: (plate) => `schimbul de anvelope al mașinii ${plate}`,
  alta: (plate) => `verificarea mașinii ${plate}`,
}

/** The message to a client about a reminder, in Romanian. `today` decides between a coming and a past day. */
export const reminderMessage = (
  reminder: Pick<Reminder, 'kind' | 'due_date' | 'due_km' | 'note'>,
  plate: string,
  shop: Pick<Shop, 'nume' | 'telefon'>,
  today: string,
): string => {
  const { kind, due_date, due_km, note } = reminder
  const what = WHAT[kind](formatPlate(plate) || 'dumneavoastră')
  const isPast = due_date !== null && due_date < today
  const verb =
    kind === 'ulei' || kind === 'anvelope' || kind === 'alta' ? 'are termen' : isPast ? 'a expirat' : 'expiră'
  const when = [
    due_date === null ? '' : `la ${formatDayShort(due_date)}`,
    due_km === null ? '' : `la ${formatWhole(due_km)} km`,
  ]
    .filter(Boolean)
    .join(' sau ')
  const phone = shop.telefon ? ` Ne găsiți la ${formatPhone(shop.telefon)}.` : ''
  const words = note ? ` ${note}.`.replace(/([.!?])\.$/, '$1') : ''
  return `Bună ziua! Vă reamintim că ${what} ${verb} ${when}.${words} Vă putem programa oricând.${phone} ${shop.nume}`
}
