import type { ImageService } from '../generated/graphql.ts';
import { GatewayError } from './errors.ts';

/**
 * Stands in place of the value of a field that its service returned in a form that cannot be decoded. An executor
 * reports an `Error` in place of a value as an error at the field's path (`completeValue` of graphql-js), so the field
 * costs only itself.
 */
export class UndecodableField extends GatewayError {
  override readonly name = 'UndecodableField';
  readonly code = 'UPSTREAM_MALFORMED';
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(service: ImageService, message: string) {
    super(message);
    this.extensions = { code: this.code, service, retryable: false };
  }
}

/** A value as its service returned it, or the reason why it cannot be decoded. */
export type Decoded<T> = T | UndecodableField;

/** The value of a field; `null` where it cannot be decoded. */
export function decodedOrNull<T>(value: Decoded<T>): T | null {
  return value instanceof UndecodableField ? null : value;
}

/** The value of a field that something else depends on. Throws where it cannot be decoded. */
export function requireDecoded<T>(value: Decoded<T>): T {
  if (value instanceof UndecodableField) throw value;
  return value;
}
