import { MESSAGE_METERS, type MessageMeter } from '#domain/messages/channels.ts'
import type { PlanId } from '#domain/plans/catalogue.ts'
import { useData, useMay, useRow } from '#web/data/hooks.ts'
import { useStanding, useWhatsApp } from '#web/features/send/outgoing/use-outgoing.ts'
import { AutomaticFields } from '#web/features/send/settings/automatic-fields.tsx'
import { HoursFields } from '#web/features/send/settings/hours-fields.tsx'
import { SenderField } from '#web/features/send/settings/sender-field.tsx'
import { TemplateEditor } from '#web/features/send/settings/template-editor.tsx'
import { useMessageSettings } from '#web/features/send/settings/use-message-settings.ts'
import { UsageBar } from '#web/features/send/usage/usage-bar.tsx'
import { m } from '#web/i18n/messages.ts'
import { usePlan } from '#web/plans/use-plan.ts'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { PaperSection } from '#web/ui/paper-section.tsx'

/** What is left of what is counted; nothing where the plan has none of it. */
const Usage = ({ plan, features }: { plan: PlanId | null; features: readonly MessageMeter[] }) => {
  const [sms, whatsApp] = [useStanding('sms', plan), useStanding('whatsapp_cloud', plan)]
  const standings = { sms, whatsapp_cloud: whatsApp }
  const bars = features.flatMap((feature) => {
    const standing = standings[feature]
    return standing && standing.limit > 0 ? [{ feature, standing }] : []
  })
  if (bars.length === 0) return null
  return (
    <Paper className="flex flex-col gap-5 px-4 pt-4 pb-5 desk:px-6">
      {bars.map((bar) => (
        <UsageBar key={bar.feature} {...bar} />
      ))}
    </Paper>
  )
}

/** `/setari/mesaje`: what the shop writes to its clients, when, and under which name. */
export const Component = () => {
  const { writer } = useData()
  const may = useMay()
  const shop = useRow('tenants', writer.actor.tenantId)
  const { settings, save } = useMessageSettings()
  const plan = usePlan()
  const whatsApp = useWhatsApp()
  const text = m.send.settings
  const mayWrite = may('insert', 'message_settings')
  return (
    <Page wide className="max-w-6xl pb-8">
      <PageHeader title={text.title} under={text.under} back={{ to: '/setari', label: text.back }} />
      {shop && settings && (
        <div className="flex flex-col gap-5">
          <Usage plan={plan} features={whatsApp === 'cloud' ? MESSAGE_METERS : ['sms']} />
          <PaperSection title={text.texts} under={text.textsUnder}>
            <TemplateEditor
              shop={shop}
              reviewUrl={settings.review_url}
              mayWrite={may('insert', 'message_templates')}
            />
          </PaperSection>
          <PaperSection title={text.automatic} under={text.automaticUnder}>
            <AutomaticFields shopId={shop.id} settings={settings} mayWrite={mayWrite} onSave={save} />
          </PaperSection>
          <PaperSection title={text.rules} under={text.rulesUnder}>
            <HoursFields settings={settings} mayWrite={mayWrite} onSave={save} />
          </PaperSection>
          <PaperSection title={text.sender} under={text.senderUnder}>
            <SenderField
              shopId={shop.id}
              settings={settings}
              mayWrite={mayWrite}
              onSave={(sender) => save({ sender })}
            />
          </PaperSection>
          {!mayWrite && <p className="text-sm text-ink-2">{m.settings.readOnly}</p>}
        </div>
      )}
    </Page>
  )
}
