export { Component } from './order-page.tsx'
