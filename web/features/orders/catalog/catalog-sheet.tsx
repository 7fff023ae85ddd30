import { useState } from 'react'
import { searchTest, searchText } from '#domain/romania/search.ts'
import type { OrderLine } from '#domain/workshop/orders/schema.ts'
import { linesOfPackage, type PackagedLine } from '#domain/workshop/orders/use-package.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { newId } from '#web/data/open-data.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { SearchField } from '#web/ui/search-field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'
import { useEditorFacts } from '../editor/editor-context.ts'
import type { OrderEditor } from '../editor/use-order.ts'
import { NormRow, PackageRow } from './catalog-rows.tsx'
import { type CatalogNorm, type PackageWithLines, useCatalog } from './use-catalog.ts'

type CatalogSheetProps = {
  onClose: () => void
  editor: OrderEditor
  lines: readonly OrderLine[]
  /** Bani an hour. */
  hourPrice: number | null
}

type Part = 'norms' | 'packages'

/** More rows than this are not drawn: people search instead. */
const MOST = 80

/** Norms and packages, each added to the order by a press; the sheet stays open, because one job leads to another. */
export const CatalogSheet = ({ onClose, editor, lines, hourPrice }: CatalogSheetProps) => {
  const catalog = useCatalog()
  const { mechanicId } = useEditorFacts()
  const [part, setPart] = useState<Part | null>(null)
  const [query, setQuery] = useState('')
  const [added, setAdded] = useState<ReadonlyMap<string, number>>(new Map())
  const t = m.orders.catalog
  const shown: Part = part ?? (catalog && catalog.packages.length > 0 ? 'packages' : 'norms')
  const count = [...added.values()].reduce((total, one) => total + one, 0)
  const last = lines.at(-1)?.ordine ?? 0

  const add = (key: string, label: string, packaged: readonly PackagedLine[]) => {
    const inserts = packaged.map(
      (line): DraftOp => ({
        op: 'insert',
        collection: 'order_lines',
        id: newId(),
        data: {
          ...line,
          order_id: editor.id,
          mecanic_id: line.tip === 'manopera' ? mechanicId : null,
        },
      }),
    )
    const takeBack = () => {
      setAdded((now) => new Map(now).set(key, Math.max(0, (now.get(key) ?? 0) - 1)))
      return reportError(
        editor.write(
          m.orders.labels.lineRemoved,
          inserts.map(({ id }) => ({ op: 'delete', collection: 'order_lines', id })),
        ),
      )
    }
    setAdded((now) => new Map(now).set(key, (now.get(key) ?? 0) + 1))
    return reportError(editor.write(label, inserts).then(() => toastUndo(label, takeBack)))
  }
  const addNorm = ({ norm }: CatalogNorm) =>
    add(norm.id, t.normAdded(norm.denumire), [
      {
        tip: 'manopera',
        descriere: norm.denumire,
        norma_id: norm.id,
        ore: norm.ore_normate,
        pret_ora: hourPrice ?? 0,
        um: '',
        cantitate: 0,
        pret_unitar: 0,
        ordine: last + 1,
      },
    ])
  const addPackage = ({ pack, lines: own }: PackageWithLines) =>
    add(pack.id, t.packageAdded(pack.denumire), linesOfPackage(own, hourPrice, last))

  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={t.title}
      footer={
        <Button variant="primary" onClick={onClose}>
          {count === 0 ? t.close : t.done(count)}
        </Button>
      }
    >
      <div className="sticky top-0 z-10 -mt-1 flex flex-col gap-3 bg-paper pt-1 pb-3">
        <Segmented<Part>
          label={t.part}
          value={shown}
          onChange={setPart}
          segments={[
            { value: 'packages', label: t.packages, ...(catalog && { count: catalog.packages.length }) },
            { value: 'norms', label: t.norms, ...(catalog && { count: catalog.norms.length }) },
          ]}
          className="w-full"
        />
        <SearchField label={t.search} value={query} onChange={setQuery} />
      </div>
      {catalog && (
        <ul className="flex flex-col">
          {shown === 'norms'
            ? found(catalog.norms, query, normText).map((one) => (
                <NormRow
                  key={one.norm.id}
                  {...one}
                  hourPrice={hourPrice}
                  added={added.get(one.norm.id) ?? 0}
                  onAdd={() => addNorm(one)}
                />
              ))
            : found(catalog.packages, query, packageText).map((one) => (
                <PackageRow
                  key={one.pack.id}
                  {...one}
                  hourPrice={hourPrice}
                  added={added.get(one.pack.id) ?? 0}
                  onAdd={() => addPackage(one)}
                />
              ))}
          <Nothing
            text={
              shown === 'norms'
                ? catalog.norms.length === 0
                  ? t.noNorms
                  : found(catalog.norms, query, normText).length === 0 && t.nothing
                : catalog.packages.length === 0
                  ? t.noPackages
                  : found(catalog.packages, query, packageText).length === 0 && t.nothing
            }
          />
        </ul>
      )}
    </Sheet>
  )
}

const Nothing = ({ text }: { text: string | false }) =>
  text && <li className="py-8 text-center text-pretty text-ink-2">{text}</li>

const normText = ({ norm, assembly }: CatalogNorm): string =>
  searchText({ texts: [norm.cod, norm.denumire, assembly] })
const packageText = ({ pack, lines }: PackageWithLines): string =>
  searchText({ texts: [pack.denumire, ...lines.map(({ descriere }) => descriere)] })

const found = <One,>(all: readonly One[], query: string, textOf: (one: One) => string): One[] => {
  const fits = searchTest(query)
  return all.filter((one) => query.trim() === '' || fits(textOf(one))).slice(0, MOST)
}
