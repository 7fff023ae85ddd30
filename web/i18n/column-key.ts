import type { COLLECTIONS, CollectionName } from '#domain/modules.ts'

type ColumnsOf<Name extends CollectionName> = keyof (typeof COLLECTIONS)[Name]['columns'] & string

/** `orders.status`: a column by its collection; `*.status`: wherever it has no label of its own. */
export type ColumnKey = {
  [Name in CollectionName]: `${Name | '*'}.${ColumnsOf<Name>}`
}[CollectionName]
