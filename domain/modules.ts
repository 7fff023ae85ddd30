import { documentsModule } from '#domain/documents/module.ts'
import { messagesModule } from '#domain/messages/module.ts'
import { notificationsModule } from '#domain/notifications/module.ts'
import { plansModule } from '#domain/plans/module.ts'
import { privacyModule } from '#domain/privacy/module.ts'
import { roaautoModule } from '#domain/roaauto/module.ts'
import { supportModule } from '#domain/support/module.ts'
import type { RowOf } from '#domain/sync/collection.ts'
import { gather, type Module } from '#domain/sync/define-module.ts'
import { syncModule } from '#domain/sync/module.ts'
import { createHeldRegistry, createRegistry, type Registry } from '#domain/sync/registry.ts'
import { teamModule } from '#domain/team/module.ts'
import { usageModule } from '#domain/usage/module.ts'
import { appointmentsModule } from '#domain/workshop/appointments/module.ts'
import { approvalsModule } from '#domain/workshop/approvals/module.ts'
import { catalogModule } from '#domain/workshop/catalog/module.ts'
import { clockModule } from '#domain/workshop/clock/module.ts'
import { contactsModule } from '#domain/workshop/contacts/module.ts'
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
  teamModule,
  contactsModule,
  vehiclesModule,
  remindersModule,
  ordersModule,
  clockModule,
  invoicesModule,
  photosModule,
  approvalsModule,
  appointmentsModule,
  usageModule,
  plansModule,
  supportModule,
  messagesModule,
  roaautoModule,
  privacyModule,
  notificationsModule,
  syncModule,
] as const

type Declaration = (typeof MODULES)[number]['collections'][number]
type Declared = Declaration['collection']

/** What each module declares of its collections. */
export const REGISTRATIONS = gather(
  MODULES,
  ({ collections }) => collections,
  ({ collection }) => collection.name,
)

/** The collections of all modules by name. Sync, storage and their tests cover everything in this list. */
export const COLLECTIONS = Object.fromEntries(
  REGISTRATIONS.map(({ collection }) => [collection.name, collection]),
) as unknown as { readonly [C in Declared as C['name']]: C }

export type CollectionName = keyof typeof COLLECTIONS
export type Rows = { [Name in CollectionName]: RowOf<(typeof COLLECTIONS)[Name]> }

/** Whether a name from outside is a collection of this app. */
export const isKnownCollection = (name: string): name is CollectionName => Object.hasOwn(COLLECTIONS, name)

/** Parents come before children, so that a first load and an upload never show a child without its parent. */
export const COLLECTION_NAMES = Object.keys(COLLECTIONS) as CollectionName[]

/** As the server has it. Acts are judged by `RULED` (ruled.ts). */
export const REGISTRY: Registry = createRegistry(REGISTRATIONS)

/** As devices have it (S23): without the collections that never leave the server. */
export const HELD_REGISTRY: Registry = createHeldRegistry(REGISTRATIONS)

/** The name of a collection of which devices hold rows. */
export type HeldName = Exclude<Declaration, { travels: 'none' }>['collection']['name']

export const HELD_NAMES = [...HELD_REGISTRY.keys()] as HeldName[]

/** Whether devices hold rows of a collection of this name, which may have come from elsewhere. */
export const isHeld = (name: string): name is HeldName => HELD_REGISTRY.has(name)

/** The jobs of all modules. */
export const JOBS = gather(
  MODULES,
  ({ jobs }) => jobs ?? [],
  ({ id }) => id,
)

/** A kind of notification that a module declares. */
export type NotificationKindOf = Extract<
  (typeof MODULES)[number],
  { notifications: unknown }
>['notifications'][number]

/** The kinds of notifications of all modules. */
export const NOTIFICATION_KINDS = gather(
  MODULES,
  ({ notifications }: Module) => notifications ?? [],
  ({ id }) => id,
) as NotificationKindOf[]
