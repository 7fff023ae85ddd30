import { useDeferredValue, useMemo, useState } from 'react'
import { ORDER_DOCUMENT_KINDS, ORDER_DOCUMENTS, type OrderDocumentKind } from '#domain/documents/registry.ts'
import type { DocumentSettings } from '#domain/documents/settings.ts'
import type { Shop } from '#domain/workshop/shop/schema.ts'
import { useData, useMay, useRow } from '#web/data/hooks.ts'
import { dayNow } from '#web/data/time.ts'
import { DocumentFrame } from '#web/features/documents/frame/document-frame.tsx'
import { ColourField } from '#web/features/documents/look/colour-field.tsx'
import { LogoField } from '#web/features/documents/look/logo-field.tsx'
import { sampleInput } from '#web/features/documents/look/sample-input.ts'
import { useDocumentSettings } from '#web/features/documents/look/use-document-settings.ts'
import { InPlaceField } from '#web/forms/in-place-field.tsx'
import { reportError } from '#web/forms/report-error.ts'
import { WholeInPlace } from '#web/forms/whole-in-place.tsx'
import { m } from '#web/i18n/messages.ts'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { PaperSection } from '#web/ui/paper-section.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'

/** `/setari/documente`: how the documents look and what they say, with one beside it. */
export const Component = () => {
  const { writer } = useData()
  const may = useMay()
  const shop = useRow('tenants', writer.actor.tenantId)
  const { settings, save } = useDocumentSettings()
  const t = m.documentSettings
  return (
    <Page wide className="max-w-[90rem] pb-8">
      <PageHeader title={t.title} under={m.settings.under} back={{ to: '/setari', label: t.back }} />
      {shop && settings && (
        <div className="grid items-start gap-6 wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
          <Form
            shopId={shop.id}
            settings={settings}
            save={save}
            mayWrite={may('patch', 'document_settings')}
          />
          <Preview shop={shop} settings={settings} />
        </div>
      )}
    </Page>
  )
}

type NumberColumn = 'garantie_manopera_luni' | 'garantie_piese_luni' | 'garantie_km'
type TextColumn = 'subsol' | 'conditii_comanda' | 'conditii_deviz' | 'mentiuni_factura' | 'garantie_text'

const Form = ({
  shopId,
  settings,
  save,
  mayWrite,
}: {
  shopId: string
  settings: DocumentSettings
  save: (field: string, data: Partial<DocumentSettings>) => Promise<void>
  mayWrite: boolean
}) => {
  const t = m.documentSettings
  const put = (field: string, data: Partial<DocumentSettings>): Promise<void> =>
    reportError(save(field, data))
  const words = (column: TextColumn, label: string) => ({
    label,
    keptAs: `document_settings/${shopId}/${column}`,
    value: settings[column],
    multiline: true,
    readOnly: !mayWrite,
    onSave: (value: string) => save(label, { [column]: value }),
  })
  const number = (column: NumberColumn, label: string) => ({
    label,
    keptAs: `document_settings/${shopId}/${column}`,
    value: settings[column],
    noneIsZero: true,
    readOnly: !mayWrite,
    onSave: (value: number) => save(label, { [column]: value }),
  })
  return (
    <div className="flex flex-col gap-5">
      <PaperSection title={t.look}>
        <div className="flex flex-col gap-5">
          <LogoField logo={settings.logo} disabled={!mayWrite} onSave={(logo) => save(t.logo, { logo })} />
          <ColourField
            colour={settings.culoare}
            disabled={!mayWrite}
            onChange={(culoare) => put(t.colour, { culoare })}
          />
          <InPlaceField {...words('subsol', t.footer)} hint={t.footerHint} />
        </div>
      </PaperSection>
      <PaperSection title={t.estimate}>
        <div className="flex flex-col gap-5">
          <SwitchRow
            label={t.withVat}
            checked={settings.preturi_cu_tva === 1}
            disabled={!mayWrite}
            onChange={(on) => put(t.withVat, { preturi_cu_tva: on ? 1 : 0 })}
          >
            {settings.preturi_cu_tva === 1 ? t.withVatOn : t.withVatOff}
          </SwitchRow>
          <SwitchRow
            label={t.hours}
            checked={settings.manopera === 'ore'}
            disabled={!mayWrite}
            onChange={(on) => put(t.hours, { manopera: on ? 'ore' : 'valoare' })}
          >
            {settings.manopera === 'ore' ? t.hoursOn : t.hoursOff}
          </SwitchRow>
          <SwitchRow
            label={t.intakePhotos}
            checked={settings.poze_comanda === 1}
            disabled={!mayWrite}
            onChange={(on) => put(t.intakePhotos, { poze_comanda: on ? 1 : 0 })}
          >
            {settings.poze_comanda === 1 ? t.intakePhotosOn : t.intakePhotosOff}
          </SwitchRow>
          <InPlaceField {...words('conditii_deviz', t.estimateTerms)} hint={t.termsHint} />
          <InPlaceField {...words('conditii_comanda', t.intakeTerms)} hint={t.termsHint} />
        </div>
      </PaperSection>
      <PaperSection title={t.warranty}>
        <div className="flex flex-col gap-5">
          <div className="grid grid-cols-2 gap-3 desk:grid-cols-3">
            <WholeInPlace {...number('garantie_manopera_luni', t.labourMonths)} />
            <WholeInPlace {...number('garantie_piese_luni', t.partsMonths)} />
            <WholeInPlace {...number('garantie_km', t.kilometres)} />
          </div>
          <InPlaceField {...words('garantie_text', t.warrantyText)} hint={t.termsHint} />
        </div>
      </PaperSection>
      <PaperSection title={t.invoice}>
        <InPlaceField {...words('mentiuni_factura', t.invoiceNotes)} hint={t.invoiceNotesHint} />
      </PaperSection>
      {!mayWrite && <p className="text-sm text-ink-2">{m.settings.readOnly}</p>}
    </div>
  )
}

const Preview = ({ shop, settings }: { shop: Shop; settings: DocumentSettings }) => {
  const [kind, setKind] = useState<OrderDocumentKind>('deviz')
  const [today] = useState(dayNow)
  const shown = useDeferredValue(settings)
  const view = useMemo(
    () => ORDER_DOCUMENTS[kind].view({ ...sampleInput(shop, today), settings: shown }),
    [kind, shop, shown, today],
  )
  return (
    <section
      aria-label={m.documentSettings.preview}
      className="flex min-w-0 flex-col gap-3 wide:sticky wide:top-6"
    >
      <Segmented
        label={m.documents.choose}
        value={kind}
        onChange={setKind}
        segments={ORDER_DOCUMENT_KINDS.map((value) => ({ value, label: m.documents.kinds[value] }))}
        className="self-start"
      />
      <DocumentFrame view={view} />
    </section>
  )
}
