import type { Shop } from '#domain/workshop/shop/schema.ts'
import { useMay, useMutate } from '#web/data/hooks.ts'
import { WholeInPlace } from '#web/forms/whole-in-place.tsx'
import { m } from '#web/i18n/messages.ts'

/** What clients see of the shop in the portal, and how long a link leads there. */
export const PortalBlock = ({ shop }: { shop: Shop }) => {
  const t = m.approvals.settings
  const mutate = useMutate()
  const may = useMay()
  const readOnly = !may('patch', 'tenants')
  const save = (data: Partial<Shop>) =>
    mutate(t.label, [{ op: 'patch', collection: 'tenants', id: shop.id, data: { ...data } }])
  return (
    <div className="grid items-start gap-4 desk:grid-cols-2">
      <WholeInPlace
        label={t.days}
        keptAs={`tenants/${shop.id}/link_days`}
        value={shop.link_days}
        readOnly={readOnly}
        onSave={(link_days) => save({ link_days })}
      />
    </div>
  )
}
