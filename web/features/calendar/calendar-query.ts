import { choiceParam, dayParam, type QueryOf } from '#web/listing/query.ts'

export const VIEWS = ['zi', 'saptamana', 'luna', 'lista'] as const
export type View = (typeof VIEWS)[number]

/** The calendar in the address: what is shown, and of which day; without a day it is today's. */
export const CALENDAR = {
  view: choiceParam('fel', VIEWS, 'zi'),
  day: dayParam('ziua'),
  /** Whether the lanes are bays or mechanics. */
  by: choiceParam('pe', ['posturi', 'mecanici'], 'posturi'),
  /** What the list shows. */
  show: choiceParam('arata', ['toate', 'cereri', 'anulate'], 'toate'),
} as const

export type CalendarQuery = QueryOf<typeof CALENDAR>
