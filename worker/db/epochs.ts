/**
 * Statements to run after a database was restored to an earlier state, each complete in itself, so that any client of
 * the database can run it (bin/new-epochs.ts).
 */

/** Gives every tenant a new epoch (S20.2). */
export const NEW_EPOCHS = 'UPDATE sync_tenants SET epoch = lower(hex(randomblob(4)))'

const NOW = "strftime('%Y-%m-%dT%H:%M:%fZ', 'now')"

/** Gives up the effects that are or were due: most of them ran after the point of the restore (docs/effects.md). */
export const HOLD_EFFECTS =
  `UPDATE effects SET state = 'dead', error = 'restored', next_at = NULL, ended_at = ${NOW} ` +
  `WHERE next_at IS NOT NULL AND due_at <= ${NOW}`
