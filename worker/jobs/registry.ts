import { expireMessages, sendMessage, writeAutomatic } from '#domain/messages/jobs.ts'
import { mailNotification, pushNotification, tellPeople } from '#domain/notifications/jobs.ts'
import { issueInvoice, mailInvoice, takePayment, tellUnpaid, warnDeletion } from '#domain/plans/jobs.ts'
import { eraseContact, retain } from '#domain/privacy/jobs.ts'
import { buildExport, dropExport } from '#domain/roaauto/jobs.ts'
import { mailSupport } from '#domain/support/jobs.ts'
import { followEmail, mailAccount, moveEmail } from '#domain/team/account-jobs.ts'
import { followMember, sendInvite, tellPaused } from '#domain/team/jobs.ts'
import { endRequest } from '#domain/workshop/appointments/jobs.ts'
import { tellClient } from '#domain/workshop/appointments/tell-client-job.ts'
import { expireRequest } from '#domain/workshop/approvals/jobs.ts'
import { checkPicture, dropPictures } from '#domain/workshop/photos/jobs.ts'
import { createJobs, handledBy } from './job-handler.ts'

/** The one list of jobs and their modules. */
export const JOBS = createJobs([
  handledBy(sendInvite, () => import('./send-invite.ts')),
  handledBy(followMember, () => import('./follow-member.ts')),
  handledBy(tellPaused, () => import('./tell-paused.ts')),
  handledBy(dropPictures, () => import('./drop-pictures.ts')),
  handledBy(checkPicture, () => import('./check-picture.ts')),
  handledBy(expireRequest, () => import('./expire-request.ts')),
  handledBy(endRequest, () => import('./end-request.ts')),
  handledBy(warnDeletion, () => import('./warn-deletion.ts')),
  handledBy(tellUnpaid, () => import('./tell-unpaid.ts')),
  handledBy(issueInvoice, () => import('./issue-invoice.ts')),
  handledBy(mailInvoice, () => import('./mail-invoice.ts')),
  handledBy(takePayment, () => import('./take-payment.ts')),
  handledBy(mailSupport, () => import('./mail-support.ts')),
  handledBy(sendMessage, () => import('./send-message.ts')),
  handledBy(expireMessages, () => import('./expire-messages.ts')),
  handledBy(writeAutomatic, () => import('./write-automatic.ts')),
  handledBy(tellClient, () => import('./tell-client.ts')),
  handledBy(buildExport, () => import('./build-export.ts')),
  handledBy(dropExport, () => import('./drop-export.ts')),
  handledBy(eraseContact, () => import('./erase-contact.ts')),
  handledBy(retain, () => import('./retain.ts')),
  handledBy(tellPeople, () => import('./tell-people.ts')),
  handledBy(pushNotification, () => import('./push-notification.ts')),
  handledBy(mailAccount, () => import('./mail-account.ts')),
  handledBy(followEmail, () => import('./follow-email.ts')),
  handledBy(moveEmail, () => import('./move-email.ts')),
  handledBy(mailNotification, () => import('./mail-notification.ts')),
])
