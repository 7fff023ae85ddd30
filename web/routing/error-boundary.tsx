import { Component, type ReactNode } from 'react'
import type { RouteLocation } from './router.ts'

type Props = { location: RouteLocation; failed: (error: unknown) => ReactNode; children: ReactNode }
type State = { location: RouteLocation; failure: { error: unknown } | null }

/** Shows `failed` in the place of what threw while rendering, until the address changes. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { location: this.props.location, failure: null }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failure: { error } }
  }

  static getDerivedStateFromProps({ location }: Props, state: State): State | null {
    return location === state.location ? null : { location, failure: null }
  }

  override render(): ReactNode {
    const { failure } = this.state
    return failure ? this.props.failed(failure.error) : this.props.children
  }
}
