/**
 * The addresses of the app and the screen of each: `web/features/<name>/<screen>-page.tsx`, which exports `Component`.
 * The tests use this list too: a page is checked for accessibility from its first day.
 */
export const ROUTES: Readonly<Record<string, string>> = {
  '': 'dashboard/dashboard-page',
  comenzi: 'orders/orders-page',
  'comenzi/noua': 'orders/new-order-page',
  'comenzi/tabla': 'orders/board-page',
  'comenzi/:id': 'orders/order-page',
  'comenzi/:id/documente/:kind': 'orders/order-documents-page',
  'facturi/:id/document': 'invoices/invoice-document-page',
  facturi: 'invoices/invoices-page',
  'facturi/:id': 'invoices/invoice-page',
  rapoarte: 'reports/reports-page',
  vehicule: 'vehicles/vehicles-page',
  'vehicule/:id': 'vehicles/vehicle-page',
  clienti: 'contacts/contacts-page',
  'clienti/:id': 'contacts/contact-page',
  scadente: 'reminders/reminders-page',
  'scadente/mesaje': 'reminders/batch-page',
  preturi: 'catalog/catalogues-page',
  notificari: 'notifications/notifications-page',
  'cont/inregistrare': 'account/register-page',
  'cont/conectare': 'account/login-page',
  setari: 'settings/settings-page',
  'setari/preferinte': 'settings/preferences-page',
  'setari/export': 'export/export-page',
  'setari/documente': 'documents/document-settings-page',
  'setari/mesaje': 'send/message-settings-page',
  sincronizare: 'sync/sync-page',
  'sincronizare/diagnostic': 'sync/diagnostics-page',
}
