import { boundsOf } from '../bound.ts'
import type { Messages } from '../messages.ts'
import { countInEnglish as count } from '../plural.ts'

const bound = boundsOf((lei) => count(lei, 'leu', 'lei'))

export const issues: Messages['issues'] = {
  invalid: 'This value is not valid.',
  required: 'Fill in this field.',
  unknown_field: 'This field is not known.',
  not_text: 'It must be text.',
  not_a_number: 'It must be a number.',
  not_whole: 'Write a whole number, in digits.',
  not_a_flag: 'It must be 0 or 1.',
  not_a_day: 'It must be a date.',
  not_a_time: 'It must be a time, such as 17:30.',
  not_an_instant: 'The moment is not valid.',
  not_a_quarter: 'Choose a quarter of an hour: 00, 15, 30 or 45.',
  not_an_id: 'The identifier is not valid.',
  not_in_list: 'Choose one of the values in the list.',
  wrong_shape: 'The content is not of the form asked for.',
  too_short: ({ min }) => `At least ${count(min, 'character', 'characters')}.`,
  too_long: ({ max }) => `At most ${count(max, 'character', 'characters')}.`,
  too_small: ({ min, kind }) => `At least ${bound(min, kind)}.`,
  too_large: ({ max, kind }) => `At most ${bound(max, kind)}.`,
  out_of_range: ({ min, max, kind }) => `Write a value between ${bound(min, kind)} and ${bound(max, kind)}.`,
  day_unknown: 'There is no such date, or it is too far away.',
  email_required: 'Fill in the e-mail.',
  email_invalid: 'Write an e-mail address, such as ion@service.ro.',
  password_required: 'Fill in the password.',
  cui_invalid: 'The CUI is not correct. Check its digits.',
  year_invalid: 'Write the year in four digits, such as 2018.',
  county_unknown: 'Write the county by its name or its code, such as CT.',
  country_unknown: 'Choose the country from the list.',
  amount_invalid: 'Write the amount in digits, with at most two decimals: 1,234.50.',
  colour_invalid: 'Choose a colour, such as #c2410c.',
  logo_not_a_picture: 'The logo must be an image.',
  fingerprint_invalid: 'The fingerprint is not valid.',
  sender_invalid: 'The name has 3–11 plain letters, digits, spaces, dots or hyphens.',
  slug_invalid: 'The address has 3–40 small letters, digits and hyphens, such as auto-popescu.',
}
