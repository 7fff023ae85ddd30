import { choiceParam, nothingAsked, type QueryOf, textParam } from '#web/listing/query.ts'

/** What the list of cars is asked for. */
export const VEHICLE_QUERY = {
  /** Those alone that seem to be written twice. */
  only: choiceParam('arata', ['dubluri'], null),
  text: textParam('cauta'),
}
export type VehicleQuery = QueryOf<typeof VEHICLE_QUERY>

export const EVERYTHING = nothingAsked(VEHICLE_QUERY)
