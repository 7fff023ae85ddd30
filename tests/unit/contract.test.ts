import { describe, expect, it } from 'vitest'
import { checkContracts, contractFaults, takenAway } from '#bin/contract.ts'

const BASELINE = { name: '0000_baseline.sql', sql: 'CREATE TABLE `orders` (`id` text);' }
const GROWS = { name: '0001_grows.sql', sql: 'ALTER TABLE `orders` ADD `km` integer;' }

describe('migrations', () => {
  it('only grow', () => {
    expect(checkContracts).not.toThrow()
  })

  it.each([
    ['DROP TABLE `orders`;', ['DROP']],
    ['alter table `orders` drop column `km`;', ['DROP']],
    ['DROP INDEX `orders_rev`;', ['DROP']],
    ['ALTER TABLE `orders` RENAME COLUMN "km" TO "kilometri";', ['RENAME']],
    [
      'CREATE TABLE `__new_orders` (`id` text);\nDROP TABLE `orders`;\nALTER TABLE `__new_orders` RENAME TO `orders`;',
      ['DROP', 'RENAME', 'a rebuilt table'],
    ],
    ["ALTER TABLE `orders` ADD `nota` text DEFAULT 'drop it''s rename' NOT NULL; -- DROP", []],
    ['ALTER TABLE `orders` ADD `dropped_at` text;', []],
  ])('%s', (sql, what) => {
    expect(takenAway(sql)).toEqual(what)
    const faults = contractFaults([BASELINE, GROWS, { name: '0002_x.sql', sql }], {})
    expect(faults.length).toBe(what.length > 0 ? 1 : 0)
  })

  it('may shrink only if marked as the contract half of an earlier one, with a reason', () => {
    const migrations = [
      BASELINE,
      GROWS,
      { name: '0002_x.sql', sql: 'ALTER TABLE `orders` DROP COLUMN `old`;' },
    ]
    const marked = (expand: string, why = 'since v3 nobody reads it') =>
      contractFaults(migrations, { '0002_x.sql': { expand, why } })
    expect(marked('0001_grows.sql')).toEqual([])
    expect(marked('0002_x.sql').length).toBe(1)
    expect(marked('0009_none.sql').length).toBe(1)
    expect(marked('0001_grows.sql', ' ').length).toBe(1)
    expect(contractFaults(migrations, { '0005_x.sql': { expand: BASELINE.name, why: 'x' } }).length).toBe(2)
  })
})
