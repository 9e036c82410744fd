/** What was wrong with one field of an answer. */
export interface Problem {
  /** The reason, for a person to read. */
  readonly message: string;
  /** `PERMISSION_DENIED`, `BAD_USER_INPUT` and so on; `UNREACHABLE` when there was no answer. */
  readonly code: string;
  /** Why a cursor was refused: `CURSOR_EXPIRED` and its like. */
  readonly reason: string | null;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** Which fields of the input are wrong. */
  readonly fieldViolations: readonly FieldViolation[];
}

/** What is wrong with one field of an input. */
export interface FieldViolation {
  /** Its path in the input, for example `labels[0].key`. */
  readonly field: string;
  readonly description: string;
}

/** A request that was refused, or whose answer did not come. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join('\n'));
    this.problems = problems;
  }
}

/** No answer came, or one that is not the gateway's. */
export function unreachable(message: string): GatewayError {
  return new GatewayError([{ message, code: 'UNREACHABLE', reason: null, retryable: true, fieldViolations: [] }]);
}

/** What was wrong, of whatever was thrown. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof GatewayError) return error.problems;
  return unreachable(error instanceof Error ? error.message : 'Something unexpected happened.').problems;
}

/** Decodes the `errors` of an answer. */
export function readProblems(errors: unknown): readonly Problem[] {
  return Array.isArray(errors) ? errors.map(readProblem) : [];
}

function readProblem(error: unknown): Problem {
  const { message, extensions } = asObject(error);
  const { code, reason, retryable, fieldViolations } = asObject(extensions);
  return {
    message: typeof message === 'string' ? message : 'The gateway gave no reason.',
    code: typeof code === 'string' ? code : 'UNKNOWN',
    reason: typeof reason === 'string' ? reason : null,
    retryable: retryable === true,
    fieldViolations: Array.isArray(fieldViolations) ? fieldViolations.filter(isFieldViolation) : [],
  };
}

function isFieldViolation(value: unknown): value is FieldViolation {
  const { field, description } = asObject(value);
  return typeof field === 'string' && typeof description === 'string';
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
