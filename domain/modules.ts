import type { RowOf } from '#domain/sync/collection.ts'
import { createRegistry, register } from '#domain/sync/registry.ts'
import { appointments } from '#domain/workshop/appointments/schema.ts'
import {
  assemblies,
  engineTypes,
  estimateTypes,
  makes,
  mechanics,
  models,
  norms,
  prices,
} from '#domain/workshop/catalog/schema.ts'
import { invoices } from '#domain/workshop/invoices/schema.ts'
import { orderLineRules, orderRules } from '#domain/workshop/orders/rules.ts'
import { orderLines, orders } from '#domain/workshop/orders/schema.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { vehicles } from '#domain/workshop/vehicles/schema.ts'

/** The one list of collections: a new one is covered by sync, storage and their tests by standing here. */
export const COLLECTIONS = {
  tenants,
  catalog_marci: makes,
  catalog_modele: models,
  catalog_ansamble: assemblies,
  catalog_norme: norms,
  catalog_preturi: prices,
  catalog_tipuri_deviz: estimateTypes,
  catalog_tipuri_motoare: engineTypes,
  mecanici: mechanics,
  vehicles,
  orders,
  order_lines: orderLines,
  invoices,
  appointments,
} as const

export type CollectionName = keyof typeof COLLECTIONS
export type Rows = { [Name in CollectionName]: RowOf<(typeof COLLECTIONS)[Name]> }

/** Parents come before children, so that a first load and an upload never show a child without its parent. */
export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as CollectionName[]

export const REGISTRY = createRegistry([
  register(tenants),
  register(makes),
  register(models),
  register(assemblies),
  register(norms),
  register(prices),
  register(estimateTypes),
  register(engineTypes),
  register(mechanics),
  register(vehicles),
  register(orders, orderRules),
  register(orderLines, orderLineRules),
  register(invoices),
  register(appointments),
])
