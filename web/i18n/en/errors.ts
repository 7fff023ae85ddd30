import { codeOfRequest } from '#domain/kernel/errors.ts'
import { type Feature, PLANS, type PlanId } from '#domain/plans/catalogue.ts'
import { SEATS } from '#domain/team/states.ts'
import { readSlots } from '#domain/workshop/appointments/slot-list.ts'
import { formatBytes, formatInteger, formatPlace } from '../format.ts'
import type { Messages } from '../messages.ts'
import { countInEnglish as count } from '../plural.ts'
import { plans } from './plans.ts'

/** What a feature is called; an unknown one comes from a newer server. */
const nameOf = (feature: string): string => plans.features[feature as Feature]?.name ?? feature
const planName = (plan: string): string => PLANS[plan as PlanId]?.name ?? plan
const limitName = (feature: string): string =>
  plans.usage.names[feature as keyof typeof plans.usage.names] ?? feature
const written = (feature: string, value: number): string =>
  feature === 'storage' ? formatBytes(value) : formatInteger(value)

export const errors: Messages['errors'] = {
  // Requests
  malformed_json: 'The request could not be read. Try again.',
  invalid_input: 'Some of the data is not valid. Correct the marked fields.',
  body_too_large: 'This is too much data at once. Send it in smaller pieces.',
  not_found: 'We did not find what you asked for. It may have been deleted meanwhile.',
  method_not_allowed: 'This cannot be done here.',
  internal: ({ requestId }) =>
    `Something went wrong on our side. Your data is safe; try again in a minute.${requestId ? ` If you write to us, give us the code ${codeOfRequest(requestId)}.` : ''}`,
  unavailable: 'The service is busy. Try again in a few seconds.',
  // Accounts
  unauthenticated: 'Your session has expired. Log in again; what you wrote stays saved here.',
  bad_credentials: 'The e-mail and the password do not match. Check them and try again.',
  too_many_attempts: ({ retryAfter: seconds }) =>
    `Too many attempts. Try again in ${
      seconds < 60 ? count(seconds, 'second', 'seconds') : count(Math.ceil(seconds / 60), 'minute', 'minutes')
    }.`,
  email_taken: 'There is already an account with this e-mail. Log in, or use another e-mail.',
  without_shop: 'Your account is in no shop any more. Ask an owner to invite you.',
  password_wrong: 'This is not the password of the account.',
  reauthentication_required: 'Confirm that it is you, then try again.',
  code_wrong: ({ left }) =>
    left > 0
      ? `The code does not match. You have ${count(left, 'try', 'tries')} left.`
      : 'The code does not match. Ask for a new one.',
  code_expired: 'The code is no longer valid. Ask for a new one.',
  sole_owner: 'You are the only owner of a shop. Hand it over or delete it first.',
  passkey_refused: 'The passkey was not accepted. Try again, or use the password.',
  forbidden: 'You may not do this. Ask the owner of the shop to give you access.',
  forbidden_origin: 'The request does not come from the app. Open the app and try again.',
  // The team
  member_exists: 'This address is in the team already. Find it in the list to invite or reactivate it.',
  member_self: 'Nobody changes their own role or access. Ask a colleague to do it.',
  member_state: 'The colleague’s state has changed meanwhile. Look at the list again.',
  role_above: 'You can give roles up to your own, and only to people who are not above you.',
  last_owner: 'The shop would be left without an owner. Hand the ownership to a colleague first.',
  invite_over: 'This invite is no longer valid. Ask the person who invited you for another.',
  invite_of_other: 'The invite is for another address. Log in with the account of that address.',
  access_ended: 'You no longer have access to this shop. Ask its owner.',
  kept_full: 'The owner already has too many unsent changes of yours.',
  too_many_invites: ({ max }) =>
    `${count(max, 'invite has', 'invites have')} gone to this address already. Check it with your colleague.`,
  // Plans
  plan_required: ({ feature, plan }) =>
    `${nameOf(feature)}: in the ${planName(plan)} plan. What you wrote stays saved on this device.`,
  limit_reached: ({ feature, used, limit }) =>
    feature === SEATS
      ? `${limit === 1 ? 'The plan has one seat' : `All ${limit} seats of the plan are taken`}. Choose a larger one in Settings; what you wrote stays.`
      : `${limitName(feature)}: you used ${written(feature, used)} of ${written(feature, limit)}. What you wrote stays.`,
  payments_unavailable: 'Nothing can be paid on this server yet. Write to us from Help.',
  already_subscribed: 'You have a subscription already: change the plan on the Subscription page.',
  billing_data_missing: 'Fill in the data for the invoice: name, CUI or CNP, address, town and county.',
  support_unavailable: 'No messages to us can leave this server.',
  // Sync protocol
  client_outdated: 'The app has changed. Reload it; changes not sent yet are kept.',
  server_outdated:
    'The server runs an older version than the app. Your changes are kept and go out by themselves later.',
  epoch_changed: 'The data on the server was restored. We download it again; what you have not sent is kept.',
  // Rejected mutations (S8.1)
  act_too_large: 'These are too many changes at once. Make them one after the other, in smaller parts.',
  act_reused: 'Another change has already reached the server under this number. Make it once more.',
  unknown_collection: 'The app sent a kind of data that is not known. Reload the app.',
  unknown_column: 'The app sent a field that is not known. Reload the app.',
  forbidden_column: 'This field is filled in by the server alone and cannot be sent.',
  row_exists: 'There is already a record with this identifier.',
  row_missing: 'The record is no longer on the server.',
  row_deleted: 'The record was deleted meanwhile on another device.',
  reference_missing: 'A record that this one points to does not exist. Choose another one from the list.',
  order_locked: 'The order is no longer in work, so it cannot be changed. Reopen it to change anything.',
  order_empty: 'The order has no work and no parts. Add at least one line.',
  order_without_vehicle: 'The order has no car. Choose the car, then validate.',
  transition_forbidden: 'The order cannot go to this state.',
  total_too_large: 'The total of the order is above the limit. Check the prices and quantities.',
  order_unpriced: ({ lines }) =>
    `${count(lines, 'line waits', 'lines wait')} for a price. Write it, then validate the order.`,
  too_many_lines: ({ max }) =>
    `The order has more than ${count(max, 'line', 'lines')}. Split the work into two orders.`,
  picture_mismatch: 'The photo did not arrive whole. We send it again; if that repeats, take it again.',
  too_many_photos: ({ max }) =>
    `The order already has ${count(max, 'photo', 'photos')}. Delete one to add another.`,
  request_closed:
    'The request takes no more answers: the client has answered, or it was withdrawn, replaced or has expired.',
  offer_changed: 'The order has changed meanwhile. Check its work and prices, then ask again.',
  session_without_mechanic: 'Choose the mechanic who worked.',
  session_times: 'The end is before the beginning.',
  session_too_long: 'A work session has at most 24 hours.',
  session_ahead: 'Time worked can’t be in the future.',
  slot_taken: ({ slots }) => {
    const free = readSlots(slots).map(({ at }) => formatPlace(at))
    return free.length === 0
      ? 'That place is taken. Choose another day.'
      : `That place is taken. Free: ${free.join('; ')}.`
  },
  appointment_over_midnight: 'The appointment goes over midnight. Make it shorter, or two of two days.',
  appointment_has_order: 'The car has arrived already and has its order. Open the appointment to see it.',
  calendar_without_lanes: 'The calendar has no bay or mechanic for this. Add one in the settings.',
  booking_closed: 'This service can no longer be booked online. Call us and we will find a time.',
  change_too_late: ({ hours }) =>
    `An appointment can be moved or cancelled until ${count(hours, 'hour', 'hours')} before it. Call us and we will find a way.`,
  exception_days: 'The last day is before the first, or they are more than 366.',
  too_many_answers: ({ max }) => `The order already has ${max} answers of its client.`,
  entry_used: 'Cars or works use it, so it cannot be deleted. Deactivate it and it leaves the lists.',
  vehicle_used:
    'The car has orders, appointments or due dates, so it cannot be deleted. If it was written twice, merge it with the other one.',
  contact_erased: "This client's data was erased on request. For a new visit add a new client.",
  contact_used:
    'The client has cars, orders or consents, so it cannot be deleted. If it was written twice, merge it with the other one.',
  merge_forbidden:
    'They cannot be merged: one was deleted or merged meanwhile. Open the list and choose again.',
  reminder_without_due: 'It is not said when this is due. Write a day or a number of kilometres.',
  storage_full:
    'There is no space left on this device, so this was not saved. Free some space (photos, apps) and try again.',
  code_missing:
    'The app is not downloaded whole yet, so this was not saved. What you wrote stays here; try again when you are online.',
  data_moved: 'The data of this device is moving into the account. Reload the app and go on there.',
  // Invoices
  order_not_invoiceable:
    'The order cannot be invoiced now: it must be validated and have no other invoice. Open the order.',
  order_invoiced: 'The order has an invoice. Credit the whole invoice, then you can reopen it.',
  invoice_issued: 'An issued invoice never changes. Credit what is wrong and issue another one.',
  invoice_without_buyer: "The invoice has no client. Fill in the client's name.",
  invoice_without_lines: 'The invoice has no lines. Choose what is invoiced.',
  invoice_differs:
    'The order has changed meanwhile, so the invoice no longer matches. Open the order and issue again.',
  invoice_dates: 'The due date cannot be before the invoice date. Correct the date.',
  invoice_rate: "The VAT rate does not fit the delivery date or the shop's regime. Choose another rate.",
  invoice_day_ahead: 'The date of the invoice is in the future. Put today, or tomorrow at the latest.',
  invoice_day_before_series:
    'The date is before the last invoice of the series. Put that date or a later one, today for example.',
  storno_day_before_invoice:
    'A credit invoice cannot come before the invoice it takes back. Put today’s date.',
  exchange_rate_missing: 'The exchange rate is missing. Write the BNR rate of the day.',
  discount_too_large: 'The discount is larger than the value. Make it smaller.',
  series_missing: 'Choose the series of the invoice. You can add one in the settings.',
  series_taken: 'This series has been used before. Choose another name.',
  series_full: 'The series has given its last number. Add a new series in Settings.',
  series_retired: 'The series is retired. Choose another one.',
  series_of_device: 'The series belongs to another device. Choose another one.',
  series_out_of_order: 'The number is not the next of its series. Issue again; it will get the right number.',
  storno_too_much: 'This would credit more than is left of the invoice. Open the invoice and try again.',
  payment_invalid:
    'The payment cannot be recorded like this: the amount is nothing or too large, or more would be given back than was taken. Check the amount; if a refund is wrong, cancel the refund first.',
  payment_reversed: 'The payment is already taken back.',
  message_repeated: 'This message was sent already, or waits to be sent.',
  message_sent: 'The message has left, so it can no longer be changed.',
  slug_taken: ({ free }) =>
    free === '' ? 'The address is taken. Choose another.' : `The address is taken. Free ones: ${free}.`,
  template_fields: ({ fields }) => `The template has unknown fields: ${fields}.`,
  company_not_found:
    'There is no company with this fiscal code. Check its digits or write the details by hand.',
  company_service_down:
    'The ANAF register does not answer now. Write the details by hand or try again in a minute.',
  too_many_lookups:
    'You have looked up too many companies in a row. Wait a little or write the details by hand.',
  // Backups
  backup_unknown: 'The chosen file is no ROA AUTO backup. Choose another one.',
  backup_damaged: 'The backup is damaged or incomplete, so nothing was changed here. Try an older one.',
  backup_newer: 'The backup was made by a newer version of the app. Update the app and try again.',
  backup_too_large:
    'The file is larger than a ROA AUTO backup can be, so it was not read. Choose another one.',
  backup_of_account:
    'The backup belongs to an account. Log in to that account: its data comes from the server, not from a file.',
  unsent_unknown: 'The chosen file has no unsent ROA AUTO changes. Choose another one.',
  unsent_other_shop:
    'The changes in the file belong to another shop. Log in to the account of that shop and try there.',
  unsent_not_loaded: 'The data of the shop was not downloaded yet. Wait until it is done and try again.',
  data_restoring: 'The data here is being restored from a backup. Wait until it is done.',
  export_running: 'An export is being made already. Wait until it is ready, then ask for another.',
  // Documents
  order_not_validated: 'The estimate can be downloaded once it is validated. Press “Validate” and try again.',
  pdf_unavailable: 'The PDF cannot be made now. Try again in a few seconds.',
}
