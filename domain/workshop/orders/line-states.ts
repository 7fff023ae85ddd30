/**
 * The client's decision on a line: done and paid (inclusă), not wanted (refuzată), or not now (amânată). Lines in the
 * last two states stay on the order, count in no sum, and are offered again at the car's next visit.
 */
export const LINE_STATES = ['inclusa', 'refuzata', 'amanata'] as const
export type LineState = (typeof LINE_STATES)[number]
