import { useEffect, useState } from 'react'
import { compare } from '#domain/kernel/compare.ts'
import type { InvoiceSeries } from '#domain/workshop/invoices/schema.ts'
import { LAST_NUMBER } from '#domain/workshop/invoices/series-rules.ts'
import { deviceIdOf } from '#web/data/device.ts'
import { useData, useLive } from '#web/data/hooks.ts'

/** The name of this device among the series; undefined while it is read. */
export const useDeviceId = (): string | undefined => {
  const { db } = useData()
  const [deviceId, setDeviceId] = useState<string>()
  useEffect(() => {
    void deviceIdOf(db).then(setDeviceId)
  }, [db])
  return deviceId
}

const byUse = (a: InvoiceSeries, b: InvoiceSeries): number =>
  compare(b.ultima_data ?? '', a.ultima_data ?? '') || (a.id < b.id ? -1 : 1)

/** All series of the shop, the last used first. */
export const useAllSeries = (): InvoiceSeries[] | undefined =>
  useLive(async (db) => (await db.rows('invoice_series').toArray()).sort(byUse))

/** The series in which this device can issue: the shop's, and its own. */
export const useUsableSeries = (): { series: InvoiceSeries[]; deviceId: string } | undefined => {
  const all = useAllSeries()
  const deviceId = useDeviceId()
  if (!all || deviceId === undefined) return undefined
  const series = all.filter(
    (one) =>
      one.activ === 1 &&
      one.ultimul_numar < LAST_NUMBER &&
      (one.dispozitiv_id === '' || one.dispozitiv_id === deviceId),
  )
  return { series, deviceId }
}

/**
 * Whether numbers are given here at once: all of them on the free tier, and those of this device's series with an
 * account.
 */
export const useNumbersHere = () => {
  const { writer } = useData()
  return (series: Pick<InvoiceSeries, 'dispozitiv_id'>): boolean =>
    writer.mode === 'local' || series.dispozitiv_id !== ''
}
