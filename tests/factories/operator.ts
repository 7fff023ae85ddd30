import { newId } from '#tests/factories/sync.ts'
import { OPERATOR_COOKIE } from '#worker/http/operator.ts'
import { signEntry } from '#worker/http/operator-key.ts'
import { bindings, call } from './api.ts'

export const OPERATOR_NAME = 'ana@romfast.ro'

/** The cookie that the local key's address sets. */
export const operatorCookie = async (): Promise<string> => {
  const session = await signEntry(
    bindings.OPERATOR_KEY ?? '',
    'session',
    { operator: OPERATOR_NAME, id: newId() },
    Date.now(),
  )
  return `${OPERATOR_COOKIE}=${session}`
}

/** What an operator's browser asks for. */
export const asOperator = async (path: string, form?: Readonly<Record<string, string>>): Promise<Response> =>
  call(path, {
    method: form ? 'POST' : 'GET',
    headers: { cookie: await operatorCookie(), 'sec-fetch-site': 'same-origin' },
    ...(form ? { body: new URLSearchParams(form) } : {}),
  })
