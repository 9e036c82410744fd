import { BREAK, type DocumentNode, Kind, visit } from 'graphql';

/** Whether every argument in a document is a literal or a variable as a whole: none has a variable inside of it. */
export function hasOnlyPlainArguments(document: DocumentNode): boolean {
  let plain = true;
  let depth = 0;
  const inside = { enter: () => void (depth += 1), leave: () => void (depth -= 1) };
  visit(document, {
    [Kind.LIST]: inside,
    [Kind.OBJECT]: inside,
    [Kind.VARIABLE]: () => {
      if (depth === 0) return undefined;
      plain = false;
      return BREAK;
    },
  });
  return plain;
}
