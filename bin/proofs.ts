/**
 * Stories in the browser and with real servers that take long, and prove more thoroughly what shorter tests ask too:
 * `npm run verify` runs them, `npm test` does not.
 */
export const PROOFS = [
  // The first story again, as in Firefox and WebKit.
  'tests/e2e/first-story.test.ts',
  // The PDF of the server and that of a device, letter by letter.
  'tests/e2e/two-renderers.test.ts',
  // What tests in workerd ask of the server too, here from the first press to the last.
  'tests/e2e/backup.test.ts',
  'tests/e2e/booking.test.ts',
  'tests/e2e/catalog.test.ts',
  'tests/e2e/erase.test.ts',
  'tests/e2e/export.test.ts',
  'tests/e2e/lease.test.ts',
  'tests/e2e/mend.test.ts',
  'tests/e2e/notifications.test.ts',
  'tests/e2e/passkey.test.ts',
  'tests/e2e/plan.test.ts',
  'tests/e2e/portal.test.ts',
  'tests/e2e/register-with-data.test.ts',
  'tests/e2e/reminders.test.ts',
  'tests/e2e/sending.test.ts',
  'tests/e2e/team.test.ts',
  'tests/e2e/unsent.test.ts',
  // English, whose texts the compiler compares with the Romanian ones.
  'tests/e2e/language.test.ts',
  // Servers that are killed at work.
  'tests/e2e/kill.test.ts',
  'tests/e2e/effects-kill.test.ts',
  'tests/e2e/sms-kill.test.ts',
  // A subscription from its trial to Free and back, by Stripe's adapter, over months of the test's clock.
  'tests/e2e/billing.test.ts',
  // The operators' console, and what a shop's owner allows and sees of it.
  'tests/e2e/operator.test.ts',
  // An office's server: a clean clone behind a tunnel that is away for a day, a full disk; two days of load.
  'tests/e2e/office.test.ts',
  'tests/e2e/office-day.test.ts',
  // Two versions side by side, as a deployment tries them.
  'tests/e2e/mixed.test.ts',
  // The drill of a restore, under open devices; what the API says of it is in tests/worker/sync-restore.test.ts.
  'tests/e2e/restore.test.ts',
]
