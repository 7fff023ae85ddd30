/**
 * Usual answers to a client whom the shop cannot receive. He reads them on his page, so they are Romanian like all texts
 * for clients, whatever language the shop works in.
 */
export const REFUSALS = ['Nu avem loc la această oră', 'Lipsesc piesele', 'Nu facem această lucrare'] as const
