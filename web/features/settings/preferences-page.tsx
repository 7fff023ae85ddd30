import type { ReactNode } from 'react'
import { useAccount } from '#web/data/hooks.ts'
import { DeviceSwitch } from '#web/features/notifications/device-switch.tsx'
import { NotificationChoices } from '#web/features/notifications/notification-choices.tsx'
import { m } from '#web/i18n/messages.ts'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { AppearanceBlock } from './appearance-block.tsx'

const Part = ({
  id,
  title,
  under,
  children,
}: {
  id: string
  title: string
  under?: string
  children: ReactNode
}) => (
  <section aria-labelledby={id} className="border-t border-rule px-4 py-6 first:border-t-0 desk:px-8">
    <h2 id={id} className="text-lg font-semibold">
      {title}
    </h2>
    {under && <p className="text-sm text-ink-2">{under}</p>}
    <div className="mt-4 flex flex-col gap-7">{children}</div>
  </section>
)

/** `/setari/preferinte`: what a person chooses for himself: look and language of this device, notifications. */
export const Component = () => {
  const text = m.settings.preferences
  const me = useAccount()
  return (
    <Page className="max-w-3xl">
      <PageHeader title={text.title} back={{ to: '/setari', label: m.settings.title }} under={text.under} />
      <Paper>
        <Part id="aspect" title={text.appearance} under={text.onDevice}>
          <div>
            <AppearanceBlock />
          </div>
        </Part>
        <Part id="notificari" title={m.notifications.title}>
          {me ? (
            <>
              <DeviceSwitch />
              <NotificationChoices me={me} />
            </>
          ) : (
            <p className="max-w-prose text-ink-2">{m.notifications.noAccount.text}</p>
          )}
        </Part>
      </Paper>
    </Page>
  )
}
