/**
 * Gives every tenant of a database a new epoch (S20); run after the database was put back to an earlier state. In one
 * statement, so that it can be run wherever the database can be reached (bin/new-epochs.ts).
 */
export const NEW_EPOCHS = 'UPDATE sync_tenants SET epoch = lower(hex(randomblob(4)))'
