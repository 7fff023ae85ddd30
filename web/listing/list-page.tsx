import SearchX from 'lucide-react/icons/search-x'
import type { KeyboardEvent, ReactNode } from 'react'
import { m } from '#web/i18n/messages.ts'
import { Button } from '#web/ui/button.tsx'
import { cx } from '#web/ui/cx.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Page, PageHeader } from '#web/ui/page-header.tsx'
import { Paper } from '#web/ui/paper.tsx'
import { SearchField } from '#web/ui/search-field.tsx'
import { focusList, searchToList } from './search-to-list.ts'
import { useComing } from './use-coming.ts'
import { useReturn } from './use-return.ts'

/** The result of a list's reader. */
export type Found = {
  /** The rows that match, in their order; undefined until they are known. */
  ids: readonly string[] | undefined
  /** All rows there are; undefined until they are counted. */
  total: number | undefined
  /** Not all rows have been searched yet. */
  isSearching: boolean
}

/** The text for an empty list: why it is empty, and what to do next. */
export type Nothing = { icon?: ReactNode; title: string; text: string; action?: ReactNode }

type ListPageProps = {
  title: string
  /** Under the title: how many there are, and their sum. Its line stays reserved until it is known. */
  under: string | undefined
  actions?: ReactNode
  found: Found
  search: { label: string; value: string; onChange: (text: string) => void }
  /** The count as text, for the result of a search. */
  count: (n: number) => string
  /** Beside the search field: filters, columns. */
  tools?: ReactNode
  /** The few views that are always visible. */
  views?: ReactNode
  /** Active filters. */
  chips?: ReactNode
  /** For a shop that has no rows yet. */
  nothingYet: Nothing
  /** For a search without a match; `clear` shows everything again. */
  nothingFound: Omit<Nothing, 'icon'> & { clear: string; onClear: () => void }
  /** The row that is open beside the list. */
  beside?: { content: ReactNode; onClose: () => void } | null | undefined
  /** The rows. */
  children: (ids: readonly string[]) => ReactNode
}

/**
 * The page of a list: title and count; search (`/` focuses it, arrow down moves into the rows, Escape empties it);
 * views and filters that stay visible; then the rows, or why there are none. Escape closes the row that is open beside
 * it.
 */
export const ListPage = ({
  title,
  under,
  actions,
  found: { ids, total, isSearching },
  search,
  count,
  tools,
  views,
  chips,
  nothingYet,
  nothingFound,
  beside,
  children,
}: ListPageProps) => {
  const { box, onFocus, onClick } = useReturn(ids !== undefined && ids.length > 0)
  const coming = useComing()
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape' && beside && !event.defaultPrevented) {
      beside.onClose()
      focusList(event.currentTarget)
    }
    searchToList(event)
  }
  // On wide screens search and views share a line; beside an open row both do not fit.
  const isOneLine = !beside
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys come from the fields and rows within
    <div ref={box} onKeyDown={press} onFocus={onFocus} onClick={onClick}>
      <Page wide>
        <PageHeader
          title={title}
          under={coming ?? (total === 0 ? undefined : (under ?? '\u00a0'))}
          actions={actions}
        />
        {total === 0 && coming === null ? (
          <Paper>
            <EmptyState icon={nothingYet.icon} title={nothingYet.title} action={nothingYet.action}>
              {nothingYet.text}
            </EmptyState>
          </Paper>
        ) : (
          <div className={cx(beside && 'grid grid-cols-[minmax(0,34rem)_minmax(0,1fr)] items-start gap-6')}>
            <div className="min-w-0">
              <div className="sticky top-0 z-10 -mx-4 flex flex-col gap-2.5 bg-bench px-4 pb-3 desk:mx-0 desk:px-0 desk:pt-2">
                <div
                  className={cx(
                    'flex flex-col gap-2.5',
                    isOneLine && Boolean(views) && 'desk:flex-row-reverse desk:justify-between',
                  )}
                >
                  <div className={cx('flex items-center gap-2', isOneLine && 'desk:max-w-136 desk:grow')}>
                    <SearchField {...search} hotkey="/" className="min-w-0 grow" />
                    {tools}
                  </div>
                  {views}
                </div>
                {chips}
              </div>
              <p role="status" className="sr-only">
                {isSearching ? m.listing.searching : search.value !== '' && ids && count(ids.length)}
              </p>
              {ids && ids.length > 0 && children(ids)}
              {ids?.length === 0 && (
                <Paper className="-mx-4 desk:mx-0">
                  {isSearching || coming !== null ? (
                    <p className="px-4 py-10 text-ink-2">{isSearching ? m.listing.searching : coming}</p>
                  ) : (
                    <EmptyState
                      icon={<SearchX />}
                      title={nothingFound.title}
                      action={
                        <>
                          {nothingFound.action}
                          <Button onClick={nothingFound.onClear}>{nothingFound.clear}</Button>
                        </>
                      }
                    >
                      {nothingFound.text}
                    </EmptyState>
                  )}
                </Paper>
              )}
            </div>
            {beside?.content}
          </div>
        )}
      </Page>
    </div>
  )
}
