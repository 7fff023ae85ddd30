/** The tables of all collections, for drizzle-kit, which reads the exports of a file: those of an ES module can't be computed. */
const { COLLECTIONS } = require('#domain/modules.ts')
const { collectionTable } = require('#worker/db/collection-table.ts')

module.exports = Object.fromEntries(
  Object.entries(COLLECTIONS).map(([name, collection]) => [name, collectionTable(collection)]),
)
