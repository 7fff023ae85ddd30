/**
 * Recognises a log entry that changes the visibility of a row (S12.6). The index has exactly the same expression, so
 * that SQLite uses it.
 */
export const VISIBILITY_CHANGED =
  "coalesce(json_extract(patch, '$.visible_to'), '') || coalesce(json_extract(prev, '$.visible_to'), '') <> ''"
