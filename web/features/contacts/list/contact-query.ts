import { choiceParam, nothingAsked, type QueryOf, textParam } from '#web/listing/query.ts'

/** The query of the list of clients. */
export const CONTACT_QUERY = {
  /** Only clients who seem to be duplicates. */
  only: choiceParam('arata', ['dubluri'], null),
  text: textParam('cauta'),
}
export type ContactQuery = QueryOf<typeof CONTACT_QUERY>

export const EVERYTHING = nothingAsked(CONTACT_QUERY)
