export { NewOrder as Component } from './order-page.tsx'
