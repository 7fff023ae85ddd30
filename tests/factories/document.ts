/** A document in sight, with what the data layer asks of one: no element is in it. */
export const aDocument = () =>
  Object.assign(new EventTarget(), { visibilityState: 'visible', querySelector: () => null })
