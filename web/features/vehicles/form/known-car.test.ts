import { describe, expect, it } from 'vitest'
import type { VehicleEntry } from '#web/data/workshop/vehicle-index.ts'
import { knownCar } from './known-car.ts'

const car = (id: string, plate: string, vin = ''): VehicleEntry => ({
  id,
  plate,
  vin,
  text: '',
  client: 'Ana Țuță',
  bareClient: 'anatuta',
  phone: '',
  car: 'Dacia Logan',
  year: null,
})
const cars = [car('b', 'B496BTT'), car('ct', 'CT12ABC', 'UU1LSDAAH12345678'), car('bare', '')]

describe('a new car that the shop already has', () => {
  it('is found by its plate, however it is typed', () => {
    expect(knownCar(cars, { plate: 'b 496-btt', vin: '' })?.id).toBe('b')
    expect(knownCar(cars, { plate: 'B496BT', vin: '' })).toBeNull()
  })

  it('is found by its chassis number', () => {
    expect(knownCar(cars, { plate: '', vin: 'uu1lsdaah12345678' })?.id).toBe('ct')
  })

  it('is not found while too little is typed: a car without a plate does not match every car without one', () => {
    expect(knownCar(cars, { plate: '', vin: '' })).toBeNull()
  })
})
