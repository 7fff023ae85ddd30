export const vehicles = {}
