import { DEVICE_HEADER } from '#domain/plans/lease.ts'
import { callBy } from './call-by.ts'
import { deviceId } from './lease.ts'
import { orNetworkError } from './network-error.ts'

/** Calls routes that need no session; the device identifies itself. @throws Refused, NetworkError */
export const callOpen = callBy((path, init) =>
  orNetworkError(fetch(path, { ...init, headers: { ...init.headers, [DEVICE_HEADER]: deviceId() } })),
)
