/** The path of a request without its query, which may hold a document and its variables. */
export function pathOf({ url = '' }: { readonly url?: string | undefined }): string {
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
}
