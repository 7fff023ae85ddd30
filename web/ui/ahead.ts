/**
 * Steps that a finger makes faster than the figure is drawn: each goes on from the last, not from what is still in
 * sight. Once the last is drawn, or a figure that none of them made, the drawn one counts again.
 */
export const stepsAhead = <T>() => {
  /** The figure in sight at the first step, then what each step made of it; empty while nothing is under way. */
  let steps: T[] = []
  const underWay = (drawn: T): T[] => (steps.includes(drawn) && steps.at(-1) !== drawn ? steps : [drawn])
  return {
    /** What the next step starts from. */
    from: (drawn: T): T => underWay(drawn).at(-1) as T,
    /** A step was made, while this was in sight. */
    stepped: (drawn: T, next: T): void => {
      steps = [...underWay(drawn), next]
    },
    /** A step was refused: what is in sight counts. */
    refused: (): void => {
      steps = []
    },
  }
}
