import type { OrderStatus } from '#web/ui/status-badge.tsx'

/** Invented cars and jobs for the gallery. */
export const CARS = [
  { plate: 'B123ABC', car: 'Dacia Logan 1.5 dCi', client: 'Ștefan Țăranu' },
  { plate: 'CT12MRS', car: 'Škoda Octavia 2.0 TDI', client: 'Transport Mureș SRL' },
  { plate: 'CT07ROA', car: 'Ford Transit 2.2', client: 'Ioana Brâncuș' },
  { plate: 'IF88WWW', car: 'Volkswagen Golf 7', client: 'Andrei Pîrvu' },
  { plate: 'B911XYZ', car: 'Renault Mégane', client: 'Elena Hagi-Țone' },
]

export const NORMS = [
  'Înlocuire plăcuțe de frână față',
  'Înlocuire discuri de frână față',
  'Schimb ulei și filtre',
  'Înlocuire curea de distribuție',
  'Geometrie direcție',
  'Echilibrare roți',
]

export const ROWS: {
  plate: string
  car: string
  client: string
  status: OrderStatus
  bani: number
  date: string
}[] = [
  { ...row(0), status: 'DRAFT', bani: 123450, date: '2026-11-21' },
  { ...row(1), status: 'VALIDAT', bani: 87200, date: '2026-11-20' },
  { ...row(2), status: 'FACTURAT', bani: 1450099, date: '2026-11-20' },
  { ...row(3), status: 'ANULAT', bani: 0, date: '2026-11-19' },
  { ...row(4), status: 'FACTURAT', bani: 35000, date: '2026-11-18' },
]

function row(index: number): { plate: string; car: string; client: string } {
  return CARS[index] ?? { plate: '', car: '', client: '' }
}
