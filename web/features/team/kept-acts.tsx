import type { Content } from '#domain/sync/protocol.ts'
import { contentFrom } from '#domain/sync/shapes.ts'
import type { KeptAct } from '#domain/team/schema.ts'
import { useData, useLive, useMutate } from '#web/data/hooks.ts'
import type { DraftOp } from '#web/data/mutate.ts'
import { reportError } from '#web/forms/report-error.ts'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { inWords } from '#web/wording/in-words.ts'

/** The act as it was made, in today's names. */
const contentOf = ({ version, at, label, ops }: KeptAct): Content =>
  contentFrom(version, { at, label, ops: JSON.parse(ops) }) as Content

/** What former colleagues had not sent: the office does each act as its own, or deletes it. */
export const KeptActs = () => {
  const t = m.team.kept
  const { writer } = useData()
  const mutate = useMutate()
  const kept = useLive(async (db) => {
    const rows = (await db.rows('kept_acts').toArray()).sort((a, b) => (a.at < b.at ? -1 : 1))
    return Promise.all(
      rows.map(async (row) => ({ row, lines: await inWords(db, { id: row.id, ...contentOf(row) }) })),
    )
  })
  if (!kept || kept.length === 0) return null
  const end = (id: string): DraftOp => ({ op: 'delete', collection: 'kept_acts', id })
  const apply = (row: KeptAct) =>
    reportError(
      mutate(row.label || t.apply, [...(contentOf(row).ops as DraftOp[]), end(row.id)]).then(() =>
        toast(t.applied),
      ),
    )
  const discard = ({ id }: KeptAct) =>
    reportError(mutate(t.discardLabel, [end(id)]).then(() => toast(t.discarded)))
  return (
    <section aria-labelledby="kept" className="mb-6">
      <h2 id="kept" className="text-lg font-semibold">
        {t.title}
      </h2>
      <p className="mb-3 text-ink-2">{t.text}</p>
      <Paper>
        <ul className="px-4 py-1 desk:px-6">
          {kept.map(({ row, lines: [head, ...lines] }) => (
            <li key={row.id} className="border-b border-rule py-3 last:border-b-0">
              <p className="font-medium">
                {head} <span className="font-normal text-ink-2">{t.by(row.name)}</span>
              </p>
              {lines.map((line) => (
                <p key={line} className="text-sm text-ink-2 wrap-anywhere">
                  {line}
                </p>
              ))}
              <div className="mt-2 flex flex-wrap gap-2">
                <Button size="s" onClick={() => apply(row)} disabled={writer.mode !== 'synced'}>
                  {t.apply}
                </Button>
                <Button size="s" variant="quiet" onClick={() => discard(row)}>
                  {t.discard}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </Paper>
    </section>
  )
}
