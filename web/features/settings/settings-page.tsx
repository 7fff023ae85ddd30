import type { ReactNode } from 'react'
import { useAccount, useData, useRow } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { AccountBlock } from './account-block.tsx'
import { ShopForm } from './shop-form.tsx'

const Block = ({ title, under, children }: { title: string; under?: string; children: ReactNode }) => (
  <section className="mb-6">
    <Paper>
      <div className="px-4 pt-5 pb-6 desk:px-8 desk:pt-6 desk:pb-8">
        <h2 className="text-lg font-semibold">{title}</h2>
        {under && <p className="text-ink-2">{under}</p>}
        <div className="mt-5">{children}</div>
      </div>
    </Paper>
  </section>
)

const NoAccount = () => (
  <>
    <p className="max-w-prose text-ink-2">{m.settings.local.text}</p>
    <div className="mt-4 flex flex-wrap gap-2">
      <ButtonLink to="/cont/inregistrare">{m.settings.local.register}</ButtonLink>
      <ButtonLink to="/cont/conectare" variant="quiet">
        {m.settings.local.login}
      </ButtonLink>
    </div>
  </>
)

/** `/setari`: the shop as documents print it, and the account. */
export const Component = () => {
  const me = useAccount()
  const { writer } = useData()
  const shop = useRow('tenants', writer.actor.tenantId)
  return (
    <Page wide className="max-w-6xl">
      <PageHeader title={m.settings.title} under={m.settings.under} />
      {shop && (
        <Block title={m.settings.shop.title} under={m.settings.shop.under}>
          <ShopForm shop={shop} />
        </Block>
      )}
      <Block title={me ? m.settings.account.title : m.settings.local.title}>
        {me ? <AccountBlock me={me} shop={shop} /> : <NoAccount />}
      </Block>
    </Page>
  )
}
