import { account } from './ro/account.ts'
import { dashboard } from './ro/dashboard.ts'
import { data } from './ro/data.ts'
import { diagnostics } from './ro/diagnostics.ts'
import { history } from './ro/history.ts'
import { more } from './ro/more.ts'
import { orders } from './ro/orders.ts'
import { settings } from './ro/settings.ts'
import { shell } from './ro/shell.ts'
import { sync } from './ro/sync.ts'
import { ui } from './ro/ui.ts'
import { vehicles } from './ro/vehicles.ts'
import { vehiclesPage } from './ro/vehicles-page.ts'

/** Romanian, the language that gives the catalogue its shape. One file per feature in ./ro. */
export const messagesRo = {
  account,
  dashboard,
  data,
  diagnostics,
  history,
  more,
  orders,
  settings,
  shell,
  sync,
  ui,
  vehicles,
  vehiclesPage,
}
