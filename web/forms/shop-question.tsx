import { Suspense, useState } from 'react'
import { useData, useLive } from '#web/data/hooks.ts'
import { late } from '#web/ui/late.ts'

const ShopQuestionSheet = late(async () => (await import('./shop-question-sheet.tsx')).ShopQuestionSheet)

/**
 * On the free tier nobody has entered yet whose documents these are and whether they have TVA. It is asked once, before
 * the first price is entered: `answered` resolves to whether the person can go on.
 */
export const useShopQuestion = () => {
  const { writer } = useData()
  const tenantId = writer.actor.tenantId
  // The first log entry founded the shop; a second one means that the person has answered.
  const isOpen = useLive(
    async (db) =>
      writer.mode === 'local' && (await db.log.where('rowId').equals(tenantId).limit(2).count()) < 2,
    [writer.mode, tenantId],
  )
  const [asking, setAsking] = useState<((isAnswered: boolean) => void) | null>(null)
  const close = (isAnswered: boolean) => {
    asking?.(isAnswered)
    setAsking(null)
  }
  return {
    isOpen: isOpen === true,
    answered: (): Promise<boolean> =>
      isOpen ? new Promise<boolean>((resolve) => setAsking(() => resolve)) : Promise.resolve(true),
    question: asking && (
      <Suspense>
        <ShopQuestionSheet tenantId={tenantId} onClose={close} />
      </Suspense>
    ),
  }
}
