import type { Sentences } from '#domain/kernel/codes.ts'
import type { ISSUES } from '#domain/kernel/issues.ts'
import { boundsOf } from '../bound.ts'
import { count } from '../plural.ts'
import { romanian } from '../spoken.ts'

const bound = boundsOf((lei) => count(lei, 'leu', 'lei'))

/** The message beside a field about its value. */
export const issues = romanian('issues', {
  invalid: 'Valoare nevalidă.',
  required: 'Completează câmpul.',
  unknown_field: 'Câmp necunoscut.',
  not_text: 'Trebuie să fie text.',
  not_a_number: 'Trebuie să fie un număr.',
  not_whole: 'Scrie un număr întreg, în cifre.',
  not_a_flag: 'Trebuie să fie 0 sau 1.',
  not_a_day: 'Trebuie să fie o dată.',
  not_a_time: 'Trebuie să fie o oră, ca 17:30.',
  not_an_instant: 'Momentul nu este valid.',
  not_a_quarter: 'Alege un sfert de oră: și 00, 15, 30 sau 45.',
  not_an_id: 'Identificatorul nu este valid.',
  not_in_list: 'Alege una dintre valorile din listă.',
  wrong_shape: 'Conținutul nu are forma cerută.',
  too_short: ({ min }) => `Cel puțin ${count(min, 'caracter', 'caractere')}.`,
  too_long: ({ max }) => `Cel mult ${count(max, 'caracter', 'caractere')}.`,
  too_small: ({ min, kind }) => `Cel puțin ${bound(min, kind)}.`,
  too_large: ({ max, kind }) => `Cel mult ${bound(max, kind)}.`,
  out_of_range: ({ min, max, kind }) => `Scrie o valoare între ${bound(min, kind)} și ${bound(max, kind)}.`,
  day_unknown: 'Data nu există sau este prea departe.',
  email_required: 'Completează e-mailul.',
  email_invalid: 'Scrie o adresă de e-mail, de exemplu ion@service.ro.',
  password_required: 'Completează parola.',
  cui_invalid: 'CUI-ul nu este corect. Verifică cifrele.',
  year_invalid: 'Scrie anul cu patru cifre, de exemplu 2018.',
  county_unknown: 'Scrie județul, de exemplu Constanța sau CT.',
  country_unknown: 'Alege țara din listă.',
  amount_invalid: 'Scrie suma în cifre, cu cel mult două zecimale: 1.234,50.',
  colour_invalid: 'Alege o culoare, de exemplu #c2410c.',
  logo_not_a_picture: 'Logoul trebuie să fie o imagine.',
  fingerprint_invalid: 'Amprenta nu este validă.',
  sender_invalid: 'Numele are 3–11 litere fără diacritice, cifre, spații, puncte sau cratime.',
  slug_invalid: 'Adresa are 3–40 de litere mici, cifre și cratime, de exemplu auto-popescu.',
} satisfies Sentences<typeof ISSUES>)
