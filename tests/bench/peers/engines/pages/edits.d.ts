export function changeEach(
  ids: readonly string[],
  word: string,
  size: number,
  change: (id: string, value: string) => Promise<unknown>,
  changeAll: (changes: ReadonlyMap<string, string>) => Promise<unknown>,
): Promise<void>
