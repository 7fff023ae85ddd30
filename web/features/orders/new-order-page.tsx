/** Asking for a new order: the page of orders gives it its address. */
export { Component } from './order-page.tsx'
