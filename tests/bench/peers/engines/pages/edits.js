/** Changes every row: one after the other, or so many at once by the engine's own way for many. */
export const changeEach = async (ids, word, size, change, changeAll) => {
  const values = ids.map((id, index) => [id, `${word} ${index}`])
  if (size === 1) for (const [id, value] of values) await change(id, value)
  else for (let at = 0; at < values.length; at += size) await changeAll(new Map(values.slice(at, at + size)))
}
