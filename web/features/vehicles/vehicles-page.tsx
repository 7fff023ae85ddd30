import Car from 'lucide-react/icons/car-front'
import Download from 'lucide-react/icons/download'
import MoreHorizontal from 'lucide-react/icons/ellipsis'
import Plus from 'lucide-react/icons/plus'
import Search from 'lucide-react/icons/search'
import Upload from 'lucide-react/icons/upload'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { normalisePlate } from '#domain/romania/plate.ts'
import { useData, useMay } from '#web/data/hooks.ts'
import { planVehicles } from '#web/features/vehicles/csv/plan-vehicles.ts'
import { vehicleColumns, vehiclesCsv, vehiclesFile } from '#web/features/vehicles/csv/vehicles-csv.ts'
import { keptCar } from '#web/features/vehicles/form/kept-car.ts'
import { VehicleForm } from '#web/features/vehicles/form/vehicle-form.tsx'
import { doubledIds } from '#web/features/vehicles/merge/duplicates.ts'
import { useVehicleIndex, type VehicleEntry } from '#web/features/vehicles/picker/vehicle-picker-index.ts'
import { m } from '#web/i18n/messages.ts'
import { ImportSheet } from '#web/import/import-sheet.tsx'
import { Button, ButtonLink, IconButton } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Menu } from '#web/ui/menu.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { SearchField } from '#web/ui/search-field.tsx'
import { searchToList } from '#web/ui/search-to-list.ts'
import { Sheet } from '#web/ui/sheet.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { VehicleList } from './vehicle-list.tsx'

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
  /** null where he may write down no cars. */
  onCreate: (() => void) | null
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
          {canBePlate && onCreate && (
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
  const [params, setParams] = useSearchParams()
  const [query, setQuery] = useState('')
  const [adding, setAdding] = useState<string | null>(null)
  const [importing, setImporting] = useState(false)
  const [onlyDoubled, setOnlyDoubled] = useState(false)
  const { db, writer } = useData()
  const may = useMay()
  const mayAdd = may('insert', 'vehicles')
  // Other screens may ask for a search, or for a new car; the address has said it once then.
  useEffect(() => {
    if (params.size === 0) return
    setQuery(params.get('cauta') ?? '')
    if (params.has('noua') && mayAdd) setAdding('')
    setParams({}, { replace: true })
  }, [params, setParams, mayAdd])
  const asked = useDeferredValue(query.trim())
  const sorted = useMemo(() => [...all.values()].sort(byPlate), [all])
  const shown = useMemo(
    () => (asked === '' ? sorted : search(asked, Number.POSITIVE_INFINITY)),
    [asked, sorted, search],
  )
  const isEmpty = ready && all.size === 0
  const doubled = useMemo(() => (ready ? doubledIds(all.values()) : new Set<string>()), [ready, all])
  const listed = onlyDoubled ? shown.filter(({ id }) => doubled.has(id)) : shown
  const download = async () => {
    saveFile(await vehiclesCsv(db), vehiclesFile(writer.now()))
    toast(text.exported)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the search field within
    <div onKeyDown={searchToList}>
      <Page wide>
        <PageHeader
          title={text.title}
          under={ready ? (asked ? text.found(shown.length) : text.count(all.size)) : '\u00a0'}
          actions={
            <>
              <Menu
                trigger={
                  <IconButton
                    label={text.tools}
                    icon={<MoreHorizontal aria-hidden />}
                    className="border border-control bg-raised"
                  />
                }
                actions={[
                  ...(mayAdd
                    ? [
                        {
                          label: text.import,
                          icon: <Upload aria-hidden />,
                          onSelect: () => setImporting(true),
                        },
                      ]
                    : []),
                  {
                    label: text.export,
                    icon: <Download aria-hidden />,
                    onSelect: download,
                  },
                ]}
              />
              {mayAdd && (
                <Button icon={<Plus aria-hidden />} onClick={() => setAdding('')}>
                  {text.add}
                </Button>
              )}
            </>
          }
        />
        {isEmpty ? (
          <EmptyState
            icon={<Car />}
            title={text.empty.title}
            action={
              may('insert', 'orders') && (
                <ButtonLink to="/comenzi/noua" variant="primary" icon={<Plus aria-hidden />}>
                  {text.empty.action}
                </ButtonLink>
              )
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
            {(doubled.size > 0 || onlyDoubled) && (
              <label className="mb-3 flex min-h-10 items-center gap-2 text-sm font-medium text-draft pointer-coarse:min-h-11">
                <input
                  type="checkbox"
                  checked={onlyDoubled}
                  onChange={(event) => setOnlyDoubled(event.target.checked)}
                  className="size-4.5 accent-accent"
                />
                {text.doubles(doubled.size)}
              </label>
            )}
            {ready && shown.length === 0 ? (
              <Nothing
                query={asked}
                onClear={() => setQuery('')}
                onCreate={mayAdd ? () => setAdding(asked) : null}
              />
            ) : (
              <VehicleList vehicles={listed} />
            )}
          </>
        )}
        {importing && (
          <ImportSheet
            title={`${text.import}: ${text.title}`}
            label={text.imported}
            columns={vehicleColumns()}
            plan={(table, answers) => planVehicles(db, writer.actor, table, answers)}
            onClose={() => setImporting(false)}
          />
        )}
        <Sheet open={adding !== null} onOpenChange={() => setAdding(null)} title={text.add}>
          {adding !== null && (
            <VehicleForm
              vehicle={null}
              plate={normalisePlate(adding)}
              begun={adding === '' ? keptCar(writer.actor.tenantId) : null}
              whenKnown={{
                action: m.vehicles.form.openKnown,
                onTake: (id) => navigate(`/vehicule/${id}`),
              }}
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
    </div>
  )
}
