import { byName, useContactIndex } from '#web/data/workshop/contact-index.ts'
import { useDoubledList } from '#web/merging/use-doubled-list.ts'
import { doubledIds } from '../merge/duplicates.ts'
import type { ContactQuery } from './contact-query.ts'

/** The rows of the list of clients. */
export const useContactList = (query: ContactQuery) =>
  useDoubledList(useContactIndex(), query, byName, doubledIds)
