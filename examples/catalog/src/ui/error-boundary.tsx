import { Component, type ReactNode } from 'react';

export interface ErrorBoundaryProps {
  /** With another one, what has failed is tried again. */
  readonly resetKey: unknown;
  /** What is shown in place of what has failed. */
  readonly fallback: (error: unknown) => ReactNode;
  readonly children: ReactNode;
}

interface State {
  readonly failure: { readonly error: unknown; readonly resetKey: unknown } | null;
}

/** Keeps a failure to a part of the page. React has no hook for it. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { failure: null };

  static getDerivedStateFromError(error: unknown): Pick<State, 'failure'> {
    return { failure: { error, resetKey: undefined } };
  }

  override componentDidUpdate(previous: ErrorBoundaryProps): void {
    if (this.state.failure !== null && previous.resetKey !== this.props.resetKey) this.setState({ failure: null });
  }

  override render(): ReactNode {
    const { failure } = this.state;
    return failure === null ? this.props.children : this.props.fallback(failure.error);
  }
}
