/** What tells an entry of the log that changes who sees a row (S12). The index has the very same words, so SQLite finds it by them. */
export const VISIBILITY_CHANGED =
  "coalesce(json_extract(patch, '$.visible_to'), '') || coalesce(json_extract(prev, '$.visible_to'), '') <> ''"
