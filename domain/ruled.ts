import { messageRules } from '#domain/messages/rules.ts'
import { messageSettingsRules } from '#domain/messages/settings-rules.ts'
import { stopRules } from '#domain/messages/stop-rules.ts'
import { templateRules } from '#domain/messages/template-rules.ts'
import { notificationRules, notificationSettingsRules } from '#domain/notifications/rules.ts'
import { paymentRules as planPaymentRules } from '#domain/plans/rules.ts'
import { erasureRules } from '#domain/privacy/rules.ts'
import { exportRules } from '#domain/roaauto/rules.ts'
import type { Rules } from '#domain/sync/collection.ts'
import { createHeldRegistry, createRegistry, type RuledRegistry, withRules } from '#domain/sync/registry.ts'
import { keptRules } from '#domain/team/kept-rules.ts'
import { memberRules } from '#domain/team/rules.ts'
import { usageRules } from '#domain/usage/rules.ts'
import { exceptionRules } from '#domain/workshop/appointments/exception-rules.ts'
import { appointmentRules } from '#domain/workshop/appointments/rules.ts'
import {
  approvalAnswerRules,
  approvalRequestRules,
  portalLinkRules,
} from '#domain/workshop/approvals/rules.ts'
import { keptWhileUsed } from '#domain/workshop/catalog/rules.ts'
import { workSessionRules } from '#domain/workshop/clock/rules.ts'
import { consentRules, contactRules } from '#domain/workshop/contacts/rules.ts'
import { paymentRules } from '#domain/workshop/invoices/payment-rules.ts'
import { invoiceLineRules, invoiceRules } from '#domain/workshop/invoices/rules.ts'
import { invoiceSeriesRules } from '#domain/workshop/invoices/series-rules.ts'
import { packageLineRules } from '#domain/workshop/orders/package-rules.ts'
import { orderLineCostRules, orderLineRules, orderRules } from '#domain/workshop/orders/rules.ts'
import { photoRules } from '#domain/workshop/photos/rules.ts'
import { reminderRules } from '#domain/workshop/reminders/rules.ts'
import { shopRules } from '#domain/workshop/shop/rules.ts'
import { vehicleRules } from '#domain/workshop/vehicles/rules.ts'
import { COLLECTIONS, type CollectionName, REGISTRATIONS } from './modules.ts'

/** A collection that its columns and rights alone guard. */
const NONE = {}

/**
 * The rules of every collection. They lie apart from the modules because a screen needs what a row is, and only an act
 * needs what it must keep: a device loads them after its first screen.
 */
const RULES: { readonly [Name in CollectionName]: Rules<(typeof COLLECTIONS)[Name]> } = {
  tenants: shopRules,
  document_settings: NONE,
  catalog_marci: keptWhileUsed(COLLECTIONS.catalog_marci),
  catalog_modele: keptWhileUsed(COLLECTIONS.catalog_modele),
  catalog_ansamble: keptWhileUsed(COLLECTIONS.catalog_ansamble),
  catalog_norme: keptWhileUsed(COLLECTIONS.catalog_norme),
  catalog_preturi: keptWhileUsed(COLLECTIONS.catalog_preturi),
  catalog_tipuri_deviz: keptWhileUsed(COLLECTIONS.catalog_tipuri_deviz),
  catalog_tipuri_motoare: keptWhileUsed(COLLECTIONS.catalog_tipuri_motoare),
  mecanici: keptWhileUsed(COLLECTIONS.mecanici),
  members: memberRules,
  kept_acts: keptRules,
  contacts: contactRules,
  consents: consentRules,
  vehicles: vehicleRules,
  reminders: reminderRules,
  board_statuses: keptWhileUsed(COLLECTIONS.board_statuses),
  packages: keptWhileUsed(COLLECTIONS.packages),
  package_lines: packageLineRules,
  orders: orderRules,
  order_lines: orderLineRules,
  order_line_costs: orderLineCostRules,
  work_sessions: workSessionRules,
  invoice_series: invoiceSeriesRules,
  invoices: invoiceRules,
  invoice_lines: invoiceLineRules,
  payments: paymentRules,
  photos: photoRules,
  approval_requests: approvalRequestRules,
  portal_links: portalLinkRules,
  approval_answers: approvalAnswerRules,
  bays: keptWhileUsed(COLLECTIONS.bays),
  services: keptWhileUsed(COLLECTIONS.services),
  calendar_settings: NONE,
  calendar_exceptions: exceptionRules,
  appointments: appointmentRules,
  usage: usageRules,
  usage_packs: NONE,
  plan_payments: planPaymentRules,
  message_settings: messageSettingsRules,
  message_templates: templateRules,
  messages: messageRules,
  stop_list: stopRules,
  exports: exportRules,
  privacy_settings: NONE,
  erasures: erasureRules,
  notification_settings: notificationSettingsRules,
  notifications: notificationRules,
  replaced_values: NONE,
}

const ruled = REGISTRATIONS.map((registration) =>
  withRules(registration, (RULES[registration.collection.name as CollectionName] ?? NONE) as Rules),
)

/** The registry that judges acts on the server. */
export const RULED: RuledRegistry = createRegistry(ruled)

/** The registry that judges acts on a device (S23). */
export const HELD_RULED: RuledRegistry = createHeldRegistry(ruled)
