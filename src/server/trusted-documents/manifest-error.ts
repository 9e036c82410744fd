/** A manifest cannot be used; the message says what is wrong with it. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
}
