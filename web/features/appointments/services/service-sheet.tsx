import { useId, useState } from 'react'
import { baysOf } from '#domain/workshop/appointments/lanes.ts'
import { takes } from '#domain/workshop/appointments/needs.ts'
import { type Bay, SERVICE_NEEDS, type Service } from '#domain/workshop/appointments/schema.ts'
import { useLive } from '#web/data/hooks.ts'
import { Form } from '#web/forms/form.tsx'
import { useSubmit } from '#web/forms/use-submit.ts'
import { m } from '#web/i18n/messages.ts'
import { MinutesField, MoneyField } from '#web/ui/amount-field.tsx'
import { Button } from '#web/ui/button.tsx'
import { FieldFrame, TextField } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { SelectField } from '#web/ui/select-field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { SwitchRow } from '#web/ui/switch-row.tsx'
import type { useOrderedRows } from '../use-ordered-rows.ts'

type Draft = Pick<
  Service,
  | 'nume'
  | 'minutes'
  | 'season_minutes'
  | 'buffer_minute'
  | 'needs'
  | 'price_from'
  | 'activ'
  | 'bookable'
  | 'package_id'
> & { bays: readonly string[] }

const NEW: Draft = {
  nume: '',
  minutes: 60,
  season_minutes: null,
  buffer_minute: 0,
  needs: 'bay',
  bays: [],
  price_from: null,
  activ: 1,
  bookable: 1,
  package_id: null,
}

const draftOf = (service: Service): Draft => ({
  nume: service.nume,
  minutes: service.minutes,
  season_minutes: service.season_minutes,
  buffer_minute: service.buffer_minute,
  needs: service.needs,
  bays: baysOf(service),
  price_from: service.price_from,
  activ: service.activ,
  bookable: service.bookable,
  package_id: service.package_id,
})

const NONE = '-'

type ServiceSheetProps = {
  /** The service to change; null for a new one. */
  service: Service | null
  bays: readonly Bay[]
  acts: ReturnType<typeof useOrderedRows<'services'>>
  onClose: () => void
}

/** One service: its length, its lanes, its price, and what an order gets of it. */
export const ServiceSheet = ({ service, bays, acts, onClose }: ServiceSheetProps) => {
  const t = m.schedule.services
  const formId = useId()
  const [draft, setDraft] = useState<Draft>(service ? draftOf(service) : NEW)
  const packages = useLive((db) => db.rows('packages').toArray()) ?? []
  const set = (values: Partial<Draft>) => {
    setDraft((now) => ({ ...now, ...values }))
    saving.clear()
  }
  const saving = useSubmit(async (newId) => {
    const { bays: chosen, ...rest } = draft
    const data = {
      ...rest,
      nume: draft.nume.trim(),
      // All of them and none of them mean the same: any.
      bays: chosen.length === bays.length ? '' : JSON.stringify(chosen),
    }
    await (service ? acts.patch(service.id, data) : acts.add(data, newId))
    onClose()
  })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={service ? service.nume : t.add}
      footer={
        <>
          {service && <Button onClick={() => acts.remove(service).then(onClose)}>{t.remove}</Button>}
          <Button variant="primary" type="submit" form={formId} busy={saving.busy}>
            {t.save}
          </Button>
        </>
      }
    >
      <Form id={formId} onSubmit={saving.submit} className="flex flex-col gap-4 pb-2">
        <TextField
          label={t.name}
          value={draft.nume}
          onChange={(nume) => set({ nume })}
          maxLength={120}
          autoFocus={!service}
          error={saving.problem}
        />
        <div className="grid grid-cols-2 items-start gap-3">
          <MinutesField
            label={t.minutes}
            value={draft.minutes}
            min={15}
            onChange={(minutes) => set({ minutes: minutes ?? 60 })}
          />
          <MinutesField
            label={t.season}
            hint={t.seasonHint}
            value={draft.season_minutes}
            min={15}
            onChange={(season_minutes) => set({ season_minutes })}
          />
          <MinutesField
            label={t.buffer}
            hint={t.bufferHint}
            value={draft.buffer_minute}
            max={240}
            onChange={(buffer_minute) => set({ buffer_minute: buffer_minute ?? 0 })}
          />
          <MoneyField
            label={t.price}
            value={draft.price_from}
            onChange={(price_from) => set({ price_from })}
          />
        </div>
        <FieldFrame label={t.needs} labelAs="span">
          {() => (
            <Segmented
              label={t.needs}
              value={draft.needs}
              onChange={(needs) => set({ needs })}
              segments={SERVICE_NEEDS.map((value) => ({ value, label: t.needsOf[value] }))}
              className="w-full"
            />
          )}
        </FieldFrame>
        {takes(draft, 'bay') && bays.length > 1 && (
          <BayChoice bays={bays} chosen={draft.bays} onChange={(ids) => set({ bays: ids })} />
        )}
        {packages.length > 0 && (
          <SelectField
            label={t.package}
            hint={t.packageHint}
            value={draft.package_id ?? NONE}
            options={[
              { value: NONE, label: t.noPackage },
              ...packages.map(({ id, denumire }) => ({ value: id, label: denumire })),
            ]}
            onChange={(id) => set({ package_id: id === NONE ? null : id })}
          />
        )}
        <SwitchRow
          label={t.online}
          checked={draft.bookable === 1}
          onChange={(on) => set({ bookable: on ? 1 : 0 })}
        >
          {draft.bookable === 1 ? t.onlineOn : t.onlineOff}
        </SwitchRow>
        <SwitchRow label={t.active} checked={draft.activ === 1} onChange={(on) => set({ activ: on ? 1 : 0 })}>
          {draft.activ === 1 ? t.activeOn : t.activeOff}
        </SwitchRow>
      </Form>
    </Sheet>
  )
}

type BayChoiceProps = {
  bays: readonly Bay[]
  /** Ids; none means any bay. */
  chosen: readonly string[]
  onChange: (ids: string[]) => void
}

const BayChoice = ({ bays, chosen, onChange }: BayChoiceProps) => {
  const t = m.schedule.services
  return (
    <fieldset className="min-w-0">
      <legend className="text-sm font-medium text-ink-2">{t.bays}</legend>
      <div className="mt-1 flex flex-wrap gap-x-5">
        {bays.map(({ id, nume }) => (
          <label key={id} className="flex min-h-11 items-center gap-2.5 font-medium">
            <input
              type="checkbox"
              className="size-5 shrink-0 accent-(--accent)"
              checked={chosen.includes(id)}
              onChange={({ target }) =>
                onChange(target.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
              }
            />
            {nume}
          </label>
        ))}
      </div>
      {chosen.length === 0 && <p className="text-sm text-ink-3">{t.allBays}</p>}
    </fieldset>
  )
}
