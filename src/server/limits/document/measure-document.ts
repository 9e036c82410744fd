import { type DocumentNode, visit } from 'graphql';

/** How large a document is, in each way that is limited. */
export interface DocumentFigures {
  /** How many fields of an operation lie inside of each other, those of its fragments included. */
  readonly depth: number;
  /** How many fields of an operation lie at its root, those of its fragments and repeated ones included. */
  readonly rootFields: number;
  readonly aliases: number;
  /** How many directives one place has. */
  readonly directives: number;
  /** How many entries a list has that is written out in the document. */
  readonly listEntries: number;
}

/** Measures a document, valid or not, in one pass; each fragment counts wherever it is spread. */
export function measureDocument(document: DocumentNode): DocumentFigures {
  let [aliases, directives, listEntries] = [0, 0, 0];
  const operations: Definition[] = [];
  const fragments = new Map<string, Definition>();
  let definition = new Definition();
  let depth = 0;
  visit(document, {
    OperationDefinition() {
      operations.push((definition = new Definition()));
    },
    FragmentDefinition({ name }) {
      fragments.set(name.value, (definition = new Definition()));
    },
    Field: {
      enter({ alias }) {
        definition.addField((depth += 1));
        if (alias !== undefined) aliases += 1;
      },
      leave() {
        depth -= 1;
      },
    },
    FragmentSpread({ name }) {
      definition.addSpread(name.value, depth);
    },
    Directive(_node, _key, siblings) {
      directives = Math.max(directives, Array.isArray(siblings) ? siblings.length : 1);
    },
    ListValue({ values }) {
      listEntries = Math.max(listEntries, values.length);
    },
  });
  return {
    depth: Math.max(0, ...operations.map((operation) => operation.depth(fragments))),
    rootFields: Math.max(0, ...operations.map((operation) => operation.rootFields(fragments))),
    aliases,
    directives,
    listEntries,
  };
}

/** The fields of an operation or a fragment, and the fragments that it spreads. */
class Definition {
  readonly #spreads: { readonly name: string; readonly depth: number }[] = [];
  #deepest = 0;
  #roots = 0;
  #depth: number | null = null;
  #rootFields: number | null = null;

  addField(depth: number): void {
    this.#deepest = Math.max(this.#deepest, depth);
    if (depth === 1) this.#roots += 1;
  }

  addSpread(name: string, depth: number): void {
    this.#spreads.push({ name, depth });
  }

  depth(fragments: ReadonlyMap<string, Definition>): number {
    if (this.#depth !== null) return this.#depth;
    // A fragment that spreads itself is refused for that; here it only has to come to an end.
    this.#depth = this.#deepest;
    for (const { name, depth } of this.#spreads) {
      this.#depth = Math.max(this.#depth, depth + (fragments.get(name)?.depth(fragments) ?? 0));
    }
    return this.#depth;
  }

  rootFields(fragments: ReadonlyMap<string, Definition>): number {
    if (this.#rootFields !== null) return this.#rootFields;
    this.#rootFields = this.#roots;
    for (const { name, depth } of this.#spreads) {
      if (depth === 0) this.#rootFields += fragments.get(name)?.rootFields(fragments) ?? 0;
    }
    return this.#rootFields;
  }
}
