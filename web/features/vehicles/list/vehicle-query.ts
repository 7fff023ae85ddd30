import { choiceParam, nothingAsked, type QueryOf, textParam } from '#web/listing/query.ts'

/** The query of the list of cars. */
export const VEHICLE_QUERY = {
  /** Only cars that seem to be duplicates. */
  only: choiceParam('arata', ['dubluri'], null),
  text: textParam('cauta'),
}
export type VehicleQuery = QueryOf<typeof VEHICLE_QUERY>

export const EVERYTHING = nothingAsked(VEHICLE_QUERY)
