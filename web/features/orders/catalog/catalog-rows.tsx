import Check from 'lucide-react/icons/check'
import Plus from 'lucide-react/icons/plus'
import type { ReactNode } from 'react'
import { lineAmount, sum } from '#domain/kernel/money.ts'
import { linesOfPackage } from '#domain/workshop/orders/use-package.ts'
import { useEditorFacts } from '#web/features/orders/editor/editor-context.ts'
import { formatHours } from '#web/i18n/format.ts'
import { m } from '#web/i18n/messages.ts'
import { Money } from '#web/ui/money.tsx'
import type { CatalogNorm, PackageWithLines } from './use-catalog.ts'

type RowProps = { hourPrice: number | null; added: number; onAdd: () => void }

/** A norm: its hours, and their price at the shop's rate. */
export const NormRow = ({ norm, assembly, hourPrice, added, onAdd }: CatalogNorm & RowProps) => (
  <Row
    name={norm.denumire}
    detail={[norm.cod, assembly, formatHours(norm.ore_normate)].filter(Boolean).join(' · ')}
    bani={lineAmount(norm.ore_normate, hourPrice ?? 0)}
    {...{ added, onAdd }}
  />
)

/** A package: its lines, and their total. */
export const PackageRow = ({ pack, lines, hourPrice, added, onAdd }: PackageWithLines & RowProps) => (
  <Row
    name={pack.denumire}
    detail={lines.map(({ descriere }) => descriere).join(', ')}
    bani={sum(
      linesOfPackage(lines, hourPrice, 0).map((line) =>
        line.tip === 'manopera'
          ? lineAmount(line.ore, line.pret_ora)
          : lineAmount(line.cantitate, line.pret_unitar),
      ),
    )}
    {...{ added, onAdd }}
  />
)

type LookProps = { name: string; detail: ReactNode; bani: number; added: number; onAdd: () => void }

const Row = ({ name, detail, bani, added, onAdd }: LookProps) => {
  const { seesPrices } = useEditorFacts()
  return (
    <li className="border-b border-rule">
      <button
        type="button"
        onClick={onAdd}
        className="-mx-2 flex min-h-14 w-[calc(100%+1rem)] items-center gap-3 rounded-control px-2 py-2.5 text-left hover:bg-hover active:bg-pressed"
      >
        <span className="grid size-8 shrink-0 place-items-center rounded-full bg-sunk text-ink-2 [&_svg]:size-4">
          {added > 0 ? (
            <span className="flex items-center font-semibold text-good figures">
              {added > 1 ? added : <Check aria-hidden />}
            </span>
          ) : (
            <Plus aria-hidden />
          )}
        </span>
        <span className="min-w-0 grow">
          <span className="block font-medium wrap-anywhere">{name}</span>
          <span className="line-clamp-2 text-sm text-ink-2">{detail}</span>
          {added > 0 && <span className="sr-only">{m.orders.catalog.added(added)}</span>}
        </span>
        {seesPrices && <Money bani={bani} unit={false} className="shrink-0" />}
      </button>
    </li>
  )
}
