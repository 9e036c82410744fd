/**
 * Makes of the items of a list values that fail each by itself: what is thrown for one becomes its value, which
 * executors take for an error at its place (`completeValue` of graphql-js). A promise that is rejected is one too, but
 * graphql-jit leaves it out of the list when it is the last.
 */
export function eachByItself<Key, Item>(
  keys: readonly Key[],
  itemOf: (key: Key) => Item | Promise<Item>,
): Promise<Item | Error>[] {
  return keys.map(async (key) => {
    try {
      return await itemOf(key);
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  });
}
