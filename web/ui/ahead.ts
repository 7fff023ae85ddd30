/**
 * Steps that a finger makes faster than the figure is drawn: each continues from the last step, not from the drawn
 * value. Once the last step is drawn, or a value that none of them made, the drawn value counts again.
 */
export const stepsAhead = <T>() => {
  /** The drawn value at the first step, then the result of each step; empty while nothing is pending. */
  let steps: T[] = []
  const underWay = (drawn: T): T[] => (steps.includes(drawn) && steps.at(-1) !== drawn ? steps : [drawn])
  return {
    /** The value from which the next step starts. */
    from: (drawn: T): T => underWay(drawn).at(-1) as T,
    /** Records a step that was made while `drawn` was shown. */
    stepped: (drawn: T, next: T): void => {
      steps = [...underWay(drawn), next]
    },
    /** A step was refused: the drawn value counts. */
    refused: (): void => {
      steps = []
    },
  }
}
