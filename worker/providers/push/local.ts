import { takeLocally } from '#worker/db/local-outbox.ts'
import type { Env } from '#worker/env.ts'
import type { PushProvider } from './port.ts'

/** Keeps pushes on a development machine, where `/dev/mesaje` shows them. `clock` in milliseconds. */
export const localPush = (env: Pick<Env, 'DB'>, clock: () => number): PushProvider => ({
  async send({ endpoint }, { title, body, path, tag }) {
    await takeLocally(
      env,
      {
        id: `push/${tag}/${endpoint}`,
        channel: 'push',
        recipient: new URL(endpoint).host,
        subject: title,
        body,
        details: { path },
      },
      clock(),
    )
    return { kind: 'accepted' }
  },
})
