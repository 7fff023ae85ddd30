import { documentSettings } from '#domain/documents/schema.ts'
import type { RowOf } from '#domain/sync/collection.ts'
import { createRegistry, register } from '#domain/sync/registry.ts'
import { replacedValues } from '#domain/sync/replaced-values.ts'
import { appointments } from '#domain/workshop/appointments/schema.ts'
import { keptWhileUsed } from '#domain/workshop/catalog/rules.ts'
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
import { paymentRules } from '#domain/workshop/invoices/payment-rules.ts'
import { invoiceLineRules, invoiceRules } from '#domain/workshop/invoices/rules.ts'
import { invoiceLines, invoiceSeries, invoices, payments } from '#domain/workshop/invoices/schema.ts'
import { invoiceSeriesRules } from '#domain/workshop/invoices/series-rules.ts'
import { boardStatuses } from '#domain/workshop/orders/board.ts'
import { orderLineCosts } from '#domain/workshop/orders/costs.ts'
import { packageLineRules } from '#domain/workshop/orders/package-rules.ts'
import { packageLines, packages } from '#domain/workshop/orders/packages.ts'
import { orderLineCostRules, orderLineRules, orderRules } from '#domain/workshop/orders/rules.ts'
import { orderLines, orders } from '#domain/workshop/orders/schema.ts'
import { photoRules } from '#domain/workshop/photos/rules.ts'
import { photos } from '#domain/workshop/photos/schema.ts'
import { reminderRules } from '#domain/workshop/reminders/rules.ts'
import { reminders } from '#domain/workshop/reminders/schema.ts'
import { tenants } from '#domain/workshop/shop/schema.ts'
import { vehicleRules } from '#domain/workshop/vehicles/rules.ts'
import { vehicles } from '#domain/workshop/vehicles/schema.ts'

/** The one list of collections: a new one is covered by sync, storage and their tests by standing here. */
export const COLLECTIONS = {
  tenants,
  document_settings: documentSettings,
  catalog_marci: makes,
  catalog_modele: models,
  catalog_ansamble: assemblies,
  catalog_norme: norms,
  catalog_preturi: prices,
  catalog_tipuri_deviz: estimateTypes,
  catalog_tipuri_motoare: engineTypes,
  mecanici: mechanics,
  board_statuses: boardStatuses,
  packages,
  package_lines: packageLines,
  vehicles,
  reminders,
  orders,
  order_lines: orderLines,
  invoice_series: invoiceSeries,
  photos,
  order_line_costs: orderLineCosts,
  invoices,
  invoice_lines: invoiceLines,
  payments,
  appointments,
  replaced_values: replacedValues,
} as const

export type CollectionName = keyof typeof COLLECTIONS
export type Rows = { [Name in CollectionName]: RowOf<(typeof COLLECTIONS)[Name]> }

/** Whether a name that came from elsewhere is that of a collection of this app. */
export const isKnownCollection = (name: string): name is CollectionName => Object.hasOwn(COLLECTIONS, name)

/** Parents come before children, so that a first load and an upload never show a child without its parent. */
export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as CollectionName[]

export const REGISTRY = createRegistry([
  register(tenants),
  register(documentSettings),
  register(makes, keptWhileUsed(makes)),
  register(models, keptWhileUsed(models)),
  register(assemblies, keptWhileUsed(assemblies)),
  register(norms, keptWhileUsed(norms)),
  register(prices, keptWhileUsed(prices)),
  register(estimateTypes, keptWhileUsed(estimateTypes)),
  register(engineTypes, keptWhileUsed(engineTypes)),
  register(mechanics, keptWhileUsed(mechanics)),
  register(boardStatuses, keptWhileUsed(boardStatuses)),
  register(packages, keptWhileUsed(packages)),
  register(packageLines, packageLineRules),
  register(vehicles, vehicleRules),
  register(reminders, reminderRules),
  register(orders, orderRules),
  register(orderLines, orderLineRules),
  register(invoiceSeries, invoiceSeriesRules),
  register(photos, photoRules),
  register(orderLineCosts, orderLineCostRules),
  register(invoices, invoiceRules),
  register(invoiceLines, invoiceLineRules),
  register(payments, paymentRules),
  register(appointments),
  register(replacedValues),
])
