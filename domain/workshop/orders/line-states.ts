/**
 * What the client decided of a line: it is done and paid (inclusă), not wanted (refuzată), or not now (amânată). The
 * last two stay on the order, count in no sum, and are asked about again at the car's next visit.
 */
export const LINE_STATES = ['inclusa', 'refuzata', 'amanata'] as const
export type LineState = (typeof LINE_STATES)[number]
