/** Where the token is kept: in this tab, until it is closed, and in no address. */
const KEY = 'catalog.token';

/** The token that was typed in; `null` where none was. */
export function storedToken(): string | null {
  return sessionStorage.getItem(KEY);
}

/** Keeps a token, or with `null` forgets it. */
export function storeToken(token: string | null): void {
  if (token === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, token);
}
