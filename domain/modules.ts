import { documentsModule } from '#domain/documents/module.ts'
import type { RowOf } from '#domain/sync/collection.ts'
import { gather } from '#domain/sync/define-module.ts'
import { syncModule } from '#domain/sync/module.ts'
import { createRegistry } from '#domain/sync/registry.ts'
import { appointmentsModule } from '#domain/workshop/appointments/module.ts'
import { catalogModule } from '#domain/workshop/catalog/module.ts'
import { invoicesModule } from '#domain/workshop/invoices/module.ts'
import { ordersModule } from '#domain/workshop/orders/module.ts'
import { photosModule } from '#domain/workshop/photos/module.ts'
import { remindersModule } from '#domain/workshop/reminders/module.ts'
import { shopModule } from '#domain/workshop/shop/module.ts'
import { vehiclesModule } from '#domain/workshop/vehicles/module.ts'

/** The one list of modules. Parents come before children: collections inherit this order. */
export const MODULES = [
  shopModule,
  documentsModule,
  catalogModule,
  vehiclesModule,
  remindersModule,
  ordersModule,
  invoicesModule,
  photosModule,
  appointmentsModule,
  syncModule,
] as const

type Declared = (typeof MODULES)[number]['collections'][number]['collection']

const registrations = gather(
  MODULES,
  ({ collections }) => collections,
  ({ collection }) => collection.name,
)

/** The collections of all modules by name. Sync, storage and their tests cover everything in this list. */
export const COLLECTIONS = Object.fromEntries(
  registrations.map(({ collection }) => [collection.name, collection]),
) as unknown as { readonly [C in Declared as C['name']]: C }

export type CollectionName = keyof typeof COLLECTIONS
export type Rows = { [Name in CollectionName]: RowOf<(typeof COLLECTIONS)[Name]> }

/** Whether a name from outside is a collection of this app. */
export const isKnownCollection = (name: string): name is CollectionName => Object.hasOwn(COLLECTIONS, name)

/** Parents come before children, so that a first load and an upload never show a child without its parent. */
export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as CollectionName[]

export const REGISTRY = createRegistry(registrations)

/** The jobs of all modules. */
export const JOBS = gather(
  MODULES,
  ({ jobs }) => jobs ?? [],
  ({ id }) => id,
)
