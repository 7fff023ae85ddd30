import { account } from './ro/account.ts'
import { appointments } from './ro/appointments.ts'
import { approvals } from './ro/approvals.ts'
import { audit } from './ro/audit.ts'
import { backup } from './ro/backup.ts'
import { booking } from './ro/booking.ts'
import { calendar } from './ro/calendar.ts'
import { catalog } from './ro/catalog.ts'
import { client } from './ro/client.ts'
import { columns } from './ro/columns.ts'
import { companies } from './ro/companies.ts'
import { contacts } from './ro/contacts.ts'
import { dashboard } from './ro/dashboard.ts'
import { data } from './ro/data.ts'
import { diagnostics } from './ro/diagnostics.ts'
import { documentSettings } from './ro/document-settings.ts'
import { documents } from './ro/documents.ts'
import { eInvoiceFindings } from './ro/e-invoice-findings.ts'
import { efactura } from './ro/efactura.ts'
import { errors } from './ro/errors.ts'
import { exporting } from './ro/exporting.ts'
import { history } from './ro/history.ts'
import { importing } from './ro/importing.ts'
import { invoices } from './ro/invoices.ts'
import { issues } from './ro/issues.ts'
import { listing } from './ro/listing.ts'
import { more } from './ro/more.ts'
import { notifications } from './ro/notifications.ts'
import { orders } from './ro/orders.ts'
import { palette } from './ro/palette.ts'
import { photos } from './ro/photos.ts'
import { plans } from './ro/plans.ts'
import { reminders } from './ro/reminders.ts'
import { reports } from './ro/reports.ts'
import { schedule } from './ro/schedule.ts'
import { security } from './ro/security.ts'
import { send } from './ro/send.ts'
import { settings } from './ro/settings.ts'
import { shell } from './ro/shell.ts'
import { sync } from './ro/sync.ts'
import { team } from './ro/team.ts'
import { ui } from './ro/ui.ts'
import { vehicles } from './ro/vehicles.ts'
import { vehiclesPage } from './ro/vehicles-page.ts'

/** Romanian, the language that defines the shape of the catalogue. One file per feature in ./ro. */
export const messagesRo = {
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
