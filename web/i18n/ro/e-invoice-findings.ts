import type { FINDINGS, Side, Sums } from '#domain/efactura/findings.ts'
import type { Sentences } from '#domain/kernel/codes.ts'
import { formatMoney, formatRate } from '../format.ts'
import { count } from '../plural.ts'
import { romanian } from '../spoken.ts'

const of = (side: Side): string => (side === 'firma' ? 'firmei' : 'clientului')
const characters = (max: number): string => `cel mult ${count(max, 'caracter', 'caractere')}`

/** People cannot mend this finding: it is a bug of ours. */
const wrong = (what: string, { is, should }: Sums): string =>
  `${what}: ${formatMoney(is)} în loc de ${formatMoney(should)}. Nu trimite factura; scrie-ne ca să o verificăm.`

/** Why ANAF would refuse an invoice, and what to do. */
export const eInvoiceFindings = romanian('eInvoiceFindings', {
  number_missing:
    'Factura nu are încă număr. Așteaptă sincronizarea sau emite-o într-o serie a dispozitivului.',
  number_without_digit: 'Numărul facturii trebuie să conțină cel puțin o cifră.',
  number_too_long: ({ max }) => `Seria și numărul au împreună ${characters(max)}.`,
  preceding_number_missing: 'Factura stornată nu are încă număr. Trimite întâi factura, apoi stornoul.',
  too_many_notes: ({ max }) =>
    `Factura poate avea cel mult ${count(max, 'mențiune', 'mențiuni')}. Scurtează-le.`,
  // Shop and client
  name_missing: ({ side }) => `Completează numele ${of(side)}.`,
  name_too_long: ({ side, max }) => `Numele ${of(side)} are ${characters(max)}.`,
  street_missing: ({ side }) => `Completează strada și numărul din adresa ${of(side)}.`,
  street_too_long: ({ side, max }) => `Strada din adresa ${of(side)} are ${characters(max)}.`,
  city_missing: ({ side }) => `Completează localitatea ${of(side)}.`,
  city_too_long: ({ side, max }) => `Localitatea ${of(side)} are ${characters(max)}.`,
  county_missing: ({ side }) => `Alege județul ${of(side)}.`,
  sector_missing: ({ side }) => `În București, localitatea ${of(side)} este sectorul: Sector 1 … Sector 6.`,
  zip_too_long: ({ side, max }) => `Codul poștal al ${of(side)} are ${characters(max)}.`,
  cui_wrong: ({ side }) => `CUI-ul ${of(side)} nu este corect: cifra de control nu se potrivește.`,
  // The shop
  shop_cui_missing: 'Completează CUI-ul firmei.',
  shop_paid_no_vat: 'Factura are TVA, dar firma nu era plătitoare la data ei. Storneaz-o și emite alta.',
  shop_outside_vat: 'O factură în afara TVA nu poate purta codul de TVA al firmei. Storneaz-o și emite alta.',
  shop_registration_missing: 'Completează CUI-ul sau numărul de la Registrul Comerțului.',
  iban_missing: 'Plata este prin transfer, dar firma nu are IBAN. Completează-l în datele firmei.',
  iban_wrong: 'IBAN-ul firmei nu este corect: lungimea sau cifrele de control nu se potrivesc.',
  // The client
  client_cui_missing: 'Completează CUI-ul clientului: e-Factura pentru firme nu se poate trimite fără el.',
  client_code_missing:
    'Completează codul fiscal al clientului: e-Factura pentru firme nu se poate trimite fără el.',
  cnp_wrong: 'CNP-ul clientului are 13 cifre. Lasă-l gol dacă nu îl știi.',
  due_day_missing: 'Completează scadența: factura are o sumă de plată.',
  // Lines
  no_lines: 'Factura nu are niciun rând.',
  lines_in_and_outside_vat: 'O factură în afara TVA nu poate avea și rânduri cu TVA.',
  line_name_missing: ({ line }) => `Rândul ${line}: completează denumirea.`,
  line_quantity_missing: ({ line }) => `Rândul ${line}: cantitatea lipsește.`,
  line_price_negative: ({ line }) =>
    `Rândul ${line}: prețul nu poate fi negativ; la storno, cantitatea este negativă.`,
  line_total_wrong: ({ line, is, should }) =>
    `Rândul ${line}: valoarea ${formatMoney(is)} nu este cantitate × preț − reducere (${formatMoney(should)}).`,
  line_rate_missing: ({ line }) => `Rândul ${line}: cota de TVA trebuie să fie mai mare decât zero.`,
  line_rate_not_zero: ({ line, category }) => `Rândul ${line}: categoria ${category} are cota zero.`,
  // Sums
  sum_of_lines_wrong: (sums) => wrong('Suma rândurilor nu se potrivește', sums),
  sum_of_discounts_wrong: (sums) => wrong('Suma reducerilor nu se potrivește', sums),
  total_without_vat_wrong: (sums) => wrong('Totalul fără TVA nu se potrivește', sums),
  vat_wrong: (sums) => wrong('TVA nu se potrivește', sums),
  total_with_vat_wrong: (sums) => wrong('Totalul cu TVA nu se potrivește', sums),
  payable_wrong: (sums) => wrong('Suma de plată nu se potrivește', sums),
  vat_base_wrong: (sums) => wrong('Baza de TVA nu se potrivește', sums),
  vat_of_rate_wrong: ({ rate, ...sums }) => wrong(`TVA ${formatRate(rate)}`, sums),
  no_vat_category: 'Factura nu are nicio categorie de TVA.',
  exchange_missing: 'La o factură în valută, TVA se scrie și în lei: completează cursul.',
  vat_in_lei_missing: 'TVA în lei lipsește: completează cursul.',
  // Within the EU
  eu_client_code_missing:
    'Livrare intracomunitară: completează codul de TVA al clientului, cu țara în față (de exemplu DE123456789).',
  eu_shop_code_missing: 'Livrare intracomunitară: firma trebuie să aibă cod de TVA.',
  eu_delivery_day_missing: 'Livrare intracomunitară: completează data livrării.',
  eu_country_missing: 'Livrare intracomunitară: alege țara clientului.',
} satisfies Sentences<typeof FINDINGS>)
