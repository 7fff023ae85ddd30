import { DEVICE_HEADER } from '#domain/plans/lease.ts'
import { callBy } from './call-by.ts'
import { deviceId } from './lease.ts'
import { orNetworkError } from './network-error.ts'

/** Calls what needs no session; the device names itself. @throws Refused, NetworkError */
export const callOpen = callBy((path, init) =>
  orNetworkError(fetch(path, { ...init, headers: { ...init.headers, [DEVICE_HEADER]: deviceId() } })),
)
