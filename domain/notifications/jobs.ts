import * as v from 'valibot'
import { defineJob } from '#domain/effects/job.ts'

/** Finds the people whom a notification concerns, and writes a row for each. */
export const tellPeople = defineJob({
  id: 'notifications.tell',
  source: 'notifications',
  schema: v.strictObject({
    kind: v.string(),
    params: v.record(v.string(), v.union([v.string(), v.number()])),
    target: v.strictObject({ collection: v.string(), id: v.string() }),
    /** The user who caused it knows it already; '' for nobody. */
    except: v.string(),
    /** The one user whom it concerns; '' where the kind and the target say who. */
    only: v.string(),
  }),
})

const notificationId = v.string()

/** Shows a notification on its person's devices, unless it was read meanwhile. */
export const pushNotification = defineJob({
  id: 'notifications.push',
  source: 'notifications',
  schema: v.strictObject({ notificationId }),
})

/** Sends a notification to its person by mail, unless it was read meanwhile. */
export const mailNotification = defineJob({
  id: 'notifications.mail',
  source: 'notifications',
  schema: v.strictObject({ notificationId }),
})
