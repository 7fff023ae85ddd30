import type { Command, Look, Step } from './plan.ts'

/** What a deployment does with the account and the live address. Each throws where it fails. */
export type Hands = {
  run: (command: Command) => Promise<void>
  look: (at: Look) => Promise<void>
  /** Gives the former version all requests again; null where none serves yet. */
  back: (() => Promise<void>) | null
}

/**
 * Carries the steps out in their order. Where one fails the former version gets all requests back, and what was done
 * stays: migrations only add, and a version without requests harms nobody. So a deployment that ended in the middle, or
 * was cut off, is begun again from the start.
 * @returns whether all steps were done
 */
export const carryOut = async (
  steps: readonly Step[],
  { run, look, back }: Hands,
  say: (line: string) => void,
): Promise<boolean> => {
  for (const step of steps) {
    say(`… ${step.says}`)
    try {
      if ('smoke' in step) await look(step.smoke)
      else await run(step.run)
    } catch (error) {
      say(`✗ ${step.says}: ${(error as Error).message}`)
      if (back) {
        say('The requests go back to the former version.')
        await back()
      }
      return false
    }
  }
  return true
}
