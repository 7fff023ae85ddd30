import BookOpen from 'lucide-react/icons/book-open'
import Download from 'lucide-react/icons/download'
import Plus from 'lucide-react/icons/plus'
import Search from 'lucide-react/icons/search'
import Upload from 'lucide-react/icons/upload'
import { useDeferredValue, useMemo, useState } from 'react'
import { useActor, useData, useLive } from '#web/data/hooks.ts'
import { m } from '#web/i18n/messages.ts'
import { ImportSheet } from '#web/import/import-sheet.tsx'
import { choiceParam, idParam, nothingAsked, textParam } from '#web/listing/query.ts'
import { useAddress } from '#web/listing/use-address.ts'
import { useQuery } from '#web/listing/use-query.ts'
import { Navigate } from '#web/routing/link.tsx'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { saveFile } from '#web/ui/save-file.ts'
import { SearchField } from '#web/ui/search-field.tsx'
import { Tabs } from '#web/ui/tabs.tsx'
import { toast } from '#web/ui/toast-store.ts'
import { useMedia } from '#web/ui/use-media.ts'
import { CatalogueCards } from './catalogue-cards.tsx'
import { CatalogueGrid } from './catalogue-grid.tsx'
import { CATALOGUES, type Catalogue, catalogueOf, partsWithin, seenCatalogue } from './catalogues.ts'
import { catalogueColumns, catalogueCsv, catalogueFile } from './csv-out.ts'
import { EntrySheet } from './entry-sheet.tsx'
import { planImport } from './plan-import.ts'
import { useCatalogue } from './use-catalogue.ts'
import { useEntryActs } from './use-entry-acts.ts'
import type { Entry } from './values.ts'

const TABS = CATALOGUES.filter(({ isPart }) => !isPart)

const QUERY = { inactive: choiceParam('inactive', ['da'], null), text: textParam('cauta') }
/** Which catalogue is shown, and whose parts. */
const ADDRESS = {
  tab: choiceParam(
    'tab',
    TABS.map(({ slug }) => slug),
    null,
  ),
  inside: idParam('in'),
  ...QUERY,
}

/** `/preturi?tab=`: the lists from which an order is written, one tab each; with `in=`, the parts of one entry. */
export const Component = () => {
  const [{ tab: asked, inside }, change] = useAddress(ADDRESS)
  const tab = TABS.find(({ slug }) => slug === asked) ?? TABS[0]
  const parts = tab && inside !== null && partsWithin(tab, inside)
  if (parts) return <Inside key={inside} catalogue={parts} of={tab} id={inside} />
  return (
    <Page wide>
      <PageHeader title={m.catalog.title} under={m.catalog.under} />
      {tab && (
        <Tabs
          label={m.catalog.choose}
          value={tab.slug}
          onChange={(slug) => change({ tab: slug, inside: null, ...nothingAsked(QUERY) }, { replace: true })}
          tabs={TABS.map((catalogue) => ({
            value: catalogue.slug,
            label: m.catalog.tabs[catalogue.slug].title,
            content: <Entries key={catalogue.slug} catalogue={catalogue} />,
          }))}
        />
      )}
    </Page>
  )
}

/** The parts of one entry, such as the works of a package. */
const Inside = ({ catalogue, of, id }: { catalogue: Catalogue; of: Catalogue; id: string }) => {
  const entry = useLive(async (db) => (await db.anyRows(of.collection).get(id)) ?? null, [of.collection, id])
  if (entry === undefined) return null
  if (entry === null) return <Navigate to={`/preturi?tab=${of.slug}`} replace />
  return (
    <Page wide>
      <PageHeader
        title={String(entry.denumire)}
        under={m.catalog.openParts}
        back={{ to: `/preturi?tab=${of.slug}`, label: m.catalog.tabs[of.slug].title }}
      />
      <Entries catalogue={catalogue} />
    </Page>
  )
}

const Entries = ({ catalogue: whole }: { catalogue: Catalogue }) => {
  const text = m.catalog
  const actor = useActor()
  const catalogue = useMemo(() => seenCatalogue(whole, actor), [whole, actor])
  const words = text.tabs[catalogue.slug]
  // A file of packages lists their lines, each with the name of its package.
  const file = catalogue.parts ? seenCatalogue(catalogueOf(catalogue.parts.slug), actor) : catalogue
  const hasFiles = !catalogue.within
  const { db, writer } = useData()
  const [{ text: query, inactive }, change] = useQuery(QUERY)
  const [open, setOpen] = useState<Entry | 'new' | null>(null)
  const [importing, setImporting] = useState(false)
  const found = useCatalogue(catalogue, useDeferredValue(query.trim()), inactive !== null)
  const acts = useEntryActs(catalogue)
  // A grid needs space, and on touch screens its cells are too small.
  const isGrid = useMedia('(min-width: 48rem) and (not (pointer: coarse))')

  const download = async () => {
    saveFile(await catalogueCsv(db, file), catalogueFile(file, writer.now()))
    toast(text.exported)
  }
  const isEmpty = found.isReady && found.entries.length === 0
  const nothing =
    query.trim() === '' ? (
      <EmptyState icon={<BookOpen />} title={text.empty.title} className="py-8">
        {text.empty.text}
      </EmptyState>
    ) : (
      <EmptyState
        icon={<Search />}
        title={text.nothing.title}
        className="py-8"
        action={<Button onClick={() => change({ text: '' })}>{text.nothing.clear}</Button>}
      >
        {text.nothing.text}
      </EmptyState>
    )
  return (
    <div className="pt-4">
      <div className="mb-4 flex flex-wrap items-center gap-2">
        <SearchField
          label={text.search}
          value={query}
          onChange={(typed) => change({ text: typed })}
          hotkey="/"
          className="min-w-0 grow basis-full desk:max-w-xs desk:basis-60"
        />
        <p role="status" className="mr-auto px-1 text-sm text-ink-2">
          {found.isReady &&
            (query.trim() === '' ? text.count(found.total) : text.found(found.entries.length))}
        </p>
        {found.inactive > 0 && (
          <label className="flex min-h-10 items-center gap-2 px-2 text-sm font-medium pointer-coarse:min-h-11">
            <input
              type="checkbox"
              checked={inactive !== null}
              onChange={(event) => change({ inactive: event.target.checked ? 'da' : null })}
              className="size-4.5 accent-accent"
            />
            {text.withInactive(found.inactive)}
          </label>
        )}
        {hasFiles && found.mayWrite && (
          <Button size="s" icon={<Upload aria-hidden />} onClick={() => setImporting(true)}>
            {text.import}
          </Button>
        )}
        {hasFiles && (
          <Button size="s" icon={<Download aria-hidden />} onClick={() => download()}>
            {text.export}
          </Button>
        )}
        {found.mayWrite && !isGrid && (
          <Button variant="primary" wide icon={<Plus aria-hidden />} onClick={() => setOpen('new')}>
            {words.add}
          </Button>
        )}
      </div>
      <Paper className="-mx-4 desk:mx-0">
        {isGrid ? (
          <CatalogueGrid catalogue={catalogue} found={found} acts={acts} />
        ) : (
          !isEmpty && <CatalogueCards catalogue={catalogue} found={found} onOpen={setOpen} />
        )}
        {isEmpty && nothing}
      </Paper>
      {!found.mayWrite && <p className="mt-3 text-sm text-ink-2">{text.readOnly}</p>}
      {open !== null && (
        <EntrySheet
          catalogue={catalogue}
          entry={open === 'new' ? null : open}
          names={found.names}
          mayWrite={found.mayWrite}
          acts={acts}
          onClose={() => setOpen(null)}
        />
      )}
      {importing && (
        <ImportSheet
          title={`${text.import}: ${words.title}`}
          label={text.labels.imported(words.title)}
          columns={catalogueColumns(file)}
          plan={(table) => planImport(db, writer.actor, file, table)}
          onClose={() => setImporting(false)}
        />
      )}
    </div>
  )
}
