import { useAccount, usePermission } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { Navigate } from '#web/routing/link.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { DeletePart, DeleteShopPart } from './security/delete-part.tsx'
import { EmailPart } from './security/email-part.tsx'
import { PasskeysPart } from './security/passkeys-part.tsx'
import { PasswordPart } from './security/password-part.tsx'
import { SessionsPart } from './security/sessions-part.tsx'

/** `/setari/securitate`: how the person logs in, on which devices, and the end of the account. */
export const Component = () => {
  const text = m.security
  const me = useAccount()
  const mayDeleteShop = usePermission('deleteShop')
  if (me === null) return <Navigate to="/cont/conectare" replace />
  return (
    <Page className="max-w-3xl">
      <PageHeader title={text.title} back={{ to: '/setari', label: m.settings.title }} under={text.under} />
      <Paper>
        <PasswordPart email={me.user.email} />
        <PasskeysPart />
        <EmailPart me={me} />
        <SessionsPart />
        {mayDeleteShop && <DeleteShopPart me={me} />}
        <DeletePart me={me} />
      </Paper>
    </Page>
  )
}
