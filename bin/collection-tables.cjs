/** The tables of all collections, for drizzle-kit, which reads the exports of a file: those of an ES module can't be computed. */
const { REGISTRY } = require('#domain/modules.ts')
const { collectionTable } = require('#worker/db/collection-table.ts')

module.exports = Object.fromEntries(
  [...REGISTRY].map(([name, registered]) => [name, collectionTable(registered)]),
)
