/** The path of a request without its query, which may hold a document and its variables. */
export function pathOf({ url = '' }: { readonly url?: string | undefined }): string {
  return url.split('?', 1)[0] ?? '';
}
