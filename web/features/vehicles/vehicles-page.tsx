import Car from 'lucide-react/icons/car-front'
import Plus from 'lucide-react/icons/plus'
import Search from 'lucide-react/icons/search'
import { useDeferredValue, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { normalisePlate } from '#domain/romania/plate.ts'
import { m } from '#web/i18n/messages.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { SearchField } from '#web/ui/search-field.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { VehicleForm } from './vehicle-form.tsx'
import { VehicleList } from './vehicle-list.tsx'
import { useVehicleIndex, type VehicleEntry } from './vehicle-picker-index.ts'

/** By plate; cars without one at the end. */
const byPlate = (a: VehicleEntry, b: VehicleEntry): number => {
  if (!a.plate || !b.plate) return a.plate ? -1 : b.plate ? 1 : a.client.localeCompare(b.client, 'ro')
  return a.plate < b.plate ? -1 : a.plate > b.plate ? 1 : 0
}

const Nothing = ({
  query,
  onClear,
  onCreate,
}: {
  query: string
  onClear: () => void
  onCreate: () => void
}) => {
  const text = m.vehiclesPage.nothing
  const plate = normalisePlate(query)
  const canBePlate = /\d/.test(plate) && plate.length >= 4
  return (
    <EmptyState
      icon={<Search />}
      title={text.title}
      action={
        <>
          {canBePlate && (
            <Button variant="primary" icon={<Plus aria-hidden />} onClick={onCreate}>
              {text.create(plate)}
            </Button>
          )}
          <Button onClick={onClear}>{text.clear}</Button>
        </>
      }
    >
      {text.text}
    </EmptyState>
  )
}

/** `/vehicule`: all cars, found as one types. */
export const Component = () => {
  const text = m.vehiclesPage
  const { ready, all, search } = useVehicleIndex()
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const [adding, setAdding] = useState<string | null>(null)
  const asked = useDeferredValue(query.trim())
  const sorted = useMemo(() => [...all.values()].sort(byPlate), [all])
  const shown = useMemo(
    () => (asked === '' ? sorted : search(asked, Number.POSITIVE_INFINITY)),
    [asked, sorted, search],
  )
  const isEmpty = ready && all.size === 0

  return (
    <Page wide>
      <PageHeader
        title={text.title}
        under={ready ? (asked ? text.found(shown.length) : text.count(all.size)) : '\u00a0'}
        actions={
          <Button icon={<Plus aria-hidden />} onClick={() => setAdding('')}>
            {text.add}
          </Button>
        }
      />
      {isEmpty ? (
        <EmptyState
          icon={<Car />}
          title={text.empty.title}
          action={
            <ButtonLink to="/comenzi/noua" variant="primary" icon={<Plus aria-hidden />}>
              {text.empty.action}
            </ButtonLink>
          }
        >
          {text.empty.text}
        </EmptyState>
      ) : (
        <>
          <SearchField
            label={text.search}
            value={query}
            onChange={setQuery}
            hotkey="/"
            className="mb-4 desk:max-w-md"
          />
          <p role="status" className="sr-only">
            {asked && text.found(shown.length)}
          </p>
          {ready && shown.length === 0 ? (
            <Nothing query={asked} onClear={() => setQuery('')} onCreate={() => setAdding(asked)} />
          ) : (
            <Paper className="-mx-4 desk:mx-0">
              <VehicleList vehicles={shown} />
            </Paper>
          )}
        </>
      )}
      <Sheet open={adding !== null} onOpenChange={() => setAdding(null)} title={text.add}>
        {adding !== null && (
          <VehicleForm
            vehicle={null}
            plate={normalisePlate(adding)}
            onCancel={() => setAdding(null)}
            onSaved={(id) => {
              setAdding(null)
              toast(text.added)
              navigate(`/vehicule/${id}`)
            }}
          />
        )}
      </Sheet>
    </Page>
  )
}
