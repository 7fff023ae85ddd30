import BookOpen from 'lucide-react/icons/book-open'
import Plus from 'lucide-react/icons/plus'
import { useCallback, useState, useSyncExternalStore } from 'react'
import { sum } from '#domain/kernel/money.ts'
import type { LineKind, OrderLine } from '#domain/workshop/orders/schema.ts'
import { counts, lineTotal } from '#domain/workshop/orders/totals.ts'
import { useData } from '#web/data/hooks.ts'
import { insertsOf, leftBehindBy } from '#web/data/workshop/line-copy.ts'
import { useEditorFacts } from '#web/features/orders/editor/editor-context.ts'
import { withEdit } from '#web/features/orders/editor/use-edits.ts'
import { lineKey, type OrderEditor } from '#web/features/orders/editor/use-order.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { Money } from '#web/ui/money.tsx'
import { DocSection } from '#web/ui/paper.tsx'
import { toastUndo } from '#web/ui/toast-store.ts'
import { readEntry } from './entry-draft.ts'
import { LineEntry } from './line-entry.tsx'
import type { LineMemory } from './line-memory.ts'
import { LineRow } from './line-row.tsx'

type LineSectionProps = {
  kind: LineKind
  /** All lines of the order, by position. */
  lines: OrderLine[]
  editor: OrderEditor
  memory: LineMemory
  cells: boolean
  locked: boolean
  /** How often the empty line was requested from elsewhere; each further request opens and focuses it. */
  asked: number
  /** Moves the focus to what comes after this part; false where there is nothing. */
  onNext: () => boolean
  /** Opens the sheet of norms and packages. */
  onCatalog: () => void
}

/** One part of the page: the works or the parts, their sum, and the empty line at the end. */
export const LineSection = (props: LineSectionProps) => {
  const { kind, lines, editor, memory, cells, locked, asked, onNext, onCatalog } = props
  const t = m.orders
  const { costs, seesPrices } = useEditorFacts()
  const { db } = useData()
  const labour = kind === 'manopera'
  // The sum includes what is being typed.
  useSyncExternalStore(editor.edits.subscribe, editor.edits.version)
  const own = lines.filter((line) => line.tip === kind)
  const [isAdding, setAdding] = useState(() => readEntry(editor.id, kind) !== null)
  const [answered, setAnswered] = useState(0)
  // Once opened, the entry stays open line after line, until the focus leaves it with nothing typed.
  if (asked > answered) {
    setAnswered(asked)
    setAdding(true)
  }
  const position = (lines.at(-1)?.ordine ?? 0) + 1

  const remove = useCallback(
    (line: OrderLine) => {
      editor.edits.drop(lineKey(line.id))
      const cost = costs.get(line.id)
      const act = editor.write(m.orders.labels.lineRemoved, [
        { op: 'delete', collection: 'order_lines', id: line.id },
      ])
      const restore = async () => {
        await editor.write(m.orders.labels.lineRestored, insertsOf(line, cost, await leftBehindBy(db, line)))
      }
      return reportError(
        act.then(() => void toastUndo(m.orders.line.removed(line.descriere), () => reportError(restore()))),
      )
    },
    [editor, costs, db],
  )

  const move = useCallback(
    (line: OrderLine, direction: -1 | 1) => {
      const ours = lines.filter((one) => one.tip === kind)
      const at = ours.findIndex((one) => one.id === line.id)
      const neighbour = ours[at + direction]
      if (!neighbour) return
      // Two devices may have given the same position, so that the ids decided the order; one step makes them different.
      const [mine, theirs] =
        neighbour.ordine === line.ordine
          ? [line.ordine + Math.max(direction, 0), line.ordine + Math.max(-direction, 0)]
          : [neighbour.ordine, line.ordine]
      return reportError(
        editor.write(m.orders.labels.lineMoved, [
          { op: 'patch', collection: 'order_lines', id: line.id, data: { ordine: mine } },
          { op: 'patch', collection: 'order_lines', id: neighbour.id, data: { ordine: theirs } },
        ]),
      )
    },
    [editor, kind, lines],
  )

  const isEntryShown = !locked && (cells || isAdding)
  return (
    <DocSection
      title={labour ? t.doc.labour : t.doc.parts}
      end={
        own.length > 0 &&
        seesPrices && (
          <Money
            bani={sum(
              own
                .map((line) => withEdit(line, editor.edits.get(lineKey(line.id))))
                .filter(counts)
                .map(lineTotal),
            )}
            unit={false}
            className="text-sm text-ink-2"
          />
        )
      }
    >
      {own.map((line, index) => (
        <LineRow
          key={line.id}
          {...{ line, editor, memory, cells, locked }}
          index={index + 1}
          onRemove={remove}
          onMove={move}
        />
      ))}
      {own.length === 0 && locked && (
        <p className="py-3 text-ink-3">{labour ? t.doc.noLabour : t.doc.noParts}</p>
      )}
      {isEntryShown && (
        <LineEntry
          {...{ kind, editor, memory, cells, position }}
          autoFocus={isAdding && !cells}
          onLeave={() => setAdding(false)}
          onNext={onNext}
        />
      )}
      {!locked && !isEntryShown && (
        <Button
          variant="quiet"
          size="l"
          icon={<Plus aria-hidden />}
          onClick={() => setAdding(true)}
          className="-mx-4 w-[calc(100%+2rem)] justify-start px-4! text-accent-text!"
        >
          {labour ? t.line.addLabour : t.line.addPart}
        </Button>
      )}
      {!locked && labour && (
        <Button
          variant="quiet"
          size={cells ? 's' : 'l'}
          icon={<BookOpen aria-hidden />}
          onClick={onCatalog}
          className={cx(
            'justify-start',
            cells ? '-ml-2.5 mt-1 text-ink-2!' : '-mx-4 w-[calc(100%+2rem)] px-4!',
          )}
        >
          {t.catalog.open}
        </Button>
      )}
    </DocSection>
  )
}
