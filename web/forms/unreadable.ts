/** The first field in a box whose text cannot be read (a day, a figure): the field shows that itself. */
export const unreadableIn = (box: Element | null): HTMLInputElement | undefined =>
  [...(box?.querySelectorAll('input') ?? [])].find(({ validity }) => validity.customError)
