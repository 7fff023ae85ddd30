/** DRAFT (în lucru) → VALIDAT (acceptat) → FACTURAT, and ANULAT. Only invoicing leads to and from FACTURAT. */
export const ORDER_STATUSES = ['DRAFT', 'VALIDAT', 'FACTURAT', 'ANULAT'] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]

/** The steps that people take by hand. */
const STEPS: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  DRAFT: ['VALIDAT', 'ANULAT'],
  VALIDAT: ['DRAFT', 'ANULAT'],
  FACTURAT: [],
  ANULAT: ['DRAFT'],
}

export const nextStatuses = (from: OrderStatus): readonly OrderStatus[] => STEPS[from]

export const maySwitch = (from: OrderStatus, to: OrderStatus): boolean =>
  from === to || STEPS[from].includes(to)

/** Only an order in work accepts changes of its lines, car or prices; notes can be added until the invoice. */
export const isEditable = (status: OrderStatus): boolean => status === 'DRAFT'

/** The steps of invoicing: an invoice closes the order, or its storno reopens it. */
export const isInvoicingStep = (from: OrderStatus, to: OrderStatus): boolean =>
  from === 'FACTURAT' ? to === 'VALIDAT' : to === 'FACTURAT'
