import { account } from './en/account.ts'
import { appointments } from './en/appointments.ts'
import { approvals } from './en/approvals.ts'
import { audit } from './en/audit.ts'
import { backup } from './en/backup.ts'
import { booking } from './en/booking.ts'
import { calendar } from './en/calendar.ts'
import { catalog } from './en/catalog.ts'
import { client } from './en/client.ts'
import { columns } from './en/columns.ts'
import { companies } from './en/companies.ts'
import { contacts } from './en/contacts.ts'
import { dashboard } from './en/dashboard.ts'
import { data } from './en/data.ts'
import { diagnostics } from './en/diagnostics.ts'
import { documentSettings } from './en/document-settings.ts'
import { documents } from './en/documents.ts'
import { eInvoiceFindings } from './en/e-invoice-findings.ts'
import { efactura } from './en/efactura.ts'
import { errors } from './en/errors.ts'
import { exporting } from './en/exporting.ts'
import { history } from './en/history.ts'
import { importing } from './en/importing.ts'
import { invoices } from './en/invoices.ts'
import { issues } from './en/issues.ts'
import { listing } from './en/listing.ts'
import { more } from './en/more.ts'
import { notifications } from './en/notifications.ts'
import { orders } from './en/orders.ts'
import { palette } from './en/palette.ts'
import { photos } from './en/photos.ts'
import { plans } from './en/plans.ts'
import { reminders } from './en/reminders.ts'
import { reports } from './en/reports.ts'
import { schedule } from './en/schedule.ts'
import { security } from './en/security.ts'
import { send } from './en/send.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { sync } from './en/sync.ts'
import { team } from './en/team.ts'
import { ui } from './en/ui.ts'
import { vehicles } from './en/vehicles.ts'
import { vehiclesPage } from './en/vehicles-page.ts'
import type { Messages } from './messages.ts'

/** English, in the shape of Romanian: the type checker requires every text. One file per feature in ./en. */
export const messagesEn: Messages = {
  account,
  appointments,
  approvals,
  audit,
  backup,
  calendar,
  catalog,
  importing,
  client,
  columns,
  companies,
  contacts,
  dashboard,
  data,
  diagnostics,
  documentSettings,
  documents,
  efactura,
  eInvoiceFindings,
  errors,
  exporting,
  history,
  issues,
  invoices,
  listing,
  more,
  notifications,
  orders,
  palette,
  plans,
  reports,
  reminders,
  photos,
  schedule,
  booking,
  security,
  send,
  settings,
  shell,
  sync,
  team,
  ui,
  vehicles,
  vehiclesPage,
}
