import { groupBy } from '#domain/kernel/group-by.ts'
import { byPosition } from '#domain/kernel/position.ts'
import type { Norm } from '#domain/workshop/catalog/schema.ts'
import type { Package, PackageLine } from '#domain/workshop/orders/packages.ts'
import { useLive } from '#web/data/hooks.ts'

export type PackageWithLines = { pack: Package; lines: PackageLine[] }
export type CatalogNorm = { norm: Norm; assembly: string }

/** Norms by name with their assembly, and packages with their lines; kept current while the sheet is open. */
export const useCatalog = (): { norms: CatalogNorm[]; packages: PackageWithLines[] } | undefined =>
  useLive(async (db) => {
    const [norms, assemblies, packages, lines] = await Promise.all([
      db.rows('catalog_norme').toArray(),
      db.rows('catalog_ansamble').toArray(),
      db.rows('packages').toArray(),
      db.rows('package_lines').toArray(),
    ])
    const names = new Map(assemblies.map(({ id, denumire }) => [id, denumire]))
    const byPackage = groupBy(lines, ({ package_id }) => package_id)
    return {
      norms: norms
        .map((norm) => ({
          norm,
          assembly: norm.ansamblu_id === null ? '' : (names.get(norm.ansamblu_id) ?? ''),
        }))
        .sort((a, b) => a.norm.denumire.localeCompare(b.norm.denumire, 'ro')),
      packages: packages
        .map((pack) => ({
          pack,
          lines: (byPackage.get(pack.id) ?? []).sort(byPosition),
        }))
        .sort((a, b) => a.pack.denumire.localeCompare(b.pack.denumire, 'ro')),
    }
  })
