/**
 * What the server tells the playground, as JSON in the page. This module has nothing but types, since the program in
 * the browser imports it too.
 */
export interface PlaygroundSettings {
  /** The name in the window's title and above the editors. */
  readonly title: string;
  /** What the headers editor holds at first, a JSON object: the place for the token. Introspection sends it too. */
  readonly headers: string;
  /** The tabs of a first visit, of which there must be one; afterwards the browser keeps the visitor's own. */
  readonly tabs: readonly [PlaygroundTab, ...PlaygroundTab[]];
}

/** One example. Its tab bears the name of the operation. */
export interface PlaygroundTab {
  readonly query: string;
  /** A JSON object. */
  readonly variables?: string;
  /** A JSON object; left out, `PlaygroundSettings.headers`. */
  readonly headers?: string;
}
