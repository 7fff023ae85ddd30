import type { BillingData } from '#domain/plans/billing-data.ts'

/** A buyer of a plan, whose invoice can be issued. */
export const BUYER: BillingData = {
  nume: 'Vulcanizare Țăndărei SRL',
  cui: '14399840',
  reg_com: 'J21/1/2020',
  adresa: 'Str. Gării 1',
  localitate: 'Țăndărei',
  judet: 'IL',
  cod_postal: '925200',
  email: 'gica@example.com',
}
