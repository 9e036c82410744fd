import {
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { SeededRandom } from '../../../src/sandbox/data/random.ts';
import { literal, valueOf } from './values.ts';

/** A document with its variables. */
export interface FuzzedOperation {
  readonly type: 'query' | 'mutation' | 'subscription';
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a document may have of aliases, so that it is not refused for having too many (docs/limits.md). */
const mostAliases = 40;

const mostFields = 60;

/**
 * Writes documents that are valid for a schema, out of whatever the schema has: fields with arguments and without,
 * fragments by name and inline, aliases, directives, variables with default values and without.
 */
export class DocumentWriter {
  readonly #schema: GraphQLSchema;
  readonly #random: SeededRandom;
  /** What is asked for under a name in the answer: there may be but one thing, wherever it is, as fields merge. */
  readonly #names = new Map<string, string>();
  readonly #fragments: string[] = [];
  readonly #declarations: string[] = [];
  readonly #variables: Record<string, unknown> = {};
  #aliases = 0;
  #fields = 0;

  constructor(schema: GraphQLSchema, random: SeededRandom) {
    this.#schema = schema;
    this.#random = random;
  }

  write(): FuzzedOperation {
    const random = this.#random;
    const drawn = random.next();
    const type = drawn < 0.8 ? 'query' : drawn < 0.95 ? 'mutation' : 'subscription';
    const root = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' }[type];
    const rootType = this.#schema.getType(root);
    if (!isObjectType(rootType)) throw new Error(`The schema has no ${root}.`);
    const selection =
      type === 'subscription' ? this.#subscription(rootType) : this.#selectionSet(rootType, random.integer(2, 6));
    const declared = this.#declarations.length === 0 ? '' : `(${this.#declarations.join(', ')})`;
    const name = random.chance(0.5) ? 'Fuzzed' : '';
    return {
      type,
      query: [`${type} ${name}${declared} ${selection}`, ...this.#fragments].join('\n'),
      variables: this.#variables,
    };
  }

  /** GraphQL specification, section 5.2.4.1: one field, not one of introspection, and without conditions. */
  #subscription(type: GraphQLCompositeType): string {
    const [field = ''] = this.#fieldsOf(type, 3, 1, false);
    return `{ ${field} }`;
  }

  #selectionSet(type: GraphQLCompositeType, depth: number): string {
    const random = this.#random;
    const parts = isUnionType(type) ? [] : this.#fieldsOf(type, depth, random.integer(1, 3));
    if (random.chance(0.3) || parts.length === 0) parts.push('__typename');
    if (isAbstractType(type) && depth > 0) {
      for (const possible of this.#schema.getPossibleTypes(type)) {
        if (random.chance(0.4)) parts.push(this.#fragment(possible, depth - 1));
      }
    } else if (random.chance(0.1) && depth > 0) parts.push(this.#fragment(type, depth - 1));
    return `{ ${parts.join(' ')} }`;
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    const random = this.#random;
    const selection = this.#selectionSet(type, depth);
    if (random.chance(0.6)) return `... on ${type.name} ${this.#directive()}${selection}`;
    const name = `F${this.#fragments.length}`;
    this.#fragments.push(`fragment ${name} on ${type.name} ${selection}`);
    return `...${name} ${this.#directive()}`;
  }

  #fieldsOf(type: GraphQLCompositeType, depth: number, count: number, mayBeLeftOut = true): string[] {
    if (isUnionType(type)) return [];
    const fields = Object.values(type.getFields());
    const written: string[] = [];
    for (let tries = 0; written.length < count && tries < 12; tries++) {
      const field = fields[this.#random.integer(0, fields.length - 1)];
      if (field === undefined || this.#fields >= mostFields) break;
      const inside = getNamedType(field.type);
      if (isCompositeType(inside) && depth <= 0) continue;
      written.push(this.#field(type, field, inside, depth, mayBeLeftOut));
    }
    return written;
  }

  #field(
    parent: GraphQLNamedType,
    field: GraphQLField<unknown, unknown>,
    inside: GraphQLNamedType,
    depth: number,
    mayBeLeftOut: boolean,
  ): string {
    this.#fields += 1;
    const given = this.#arguments(field.args);
    const meaning = `${parent.name}.${field.name}${given}`;
    const isFree = (this.#names.get(field.name) ?? meaning) === meaning;
    let name = '';
    if (!isFree || (this.#random.chance(0.1) && this.#aliases < mostAliases)) {
      // Of what cannot be asked for any more, the type takes the place; that is always the same.
      if (this.#aliases >= mostAliases) return '__typename';
      this.#aliases += 1;
      name = `a${this.#aliases}: `;
    } else this.#names.set(field.name, meaning);
    const selection = isCompositeType(inside) ? this.#selectionSet(inside, depth - 1) : '';
    return `${name}${field.name}${given} ${mayBeLeftOut ? this.#directive() : ''}${selection}`;
  }

  #arguments(args: readonly GraphQLArgument[]): string {
    const random = this.#random;
    const given = args.flatMap((argument) => {
      const isNeeded = isNonNullType(argument.type) && argument.defaultValue === undefined;
      const share = /^(first|waitSeconds)$/.test(argument.name)
        ? 0.95
        : /^(last|after|before)$/.test(argument.name)
          ? 0.05
          : 0.3;
      if (!isNeeded && !random.chance(share)) return [];
      const value = valueOf(random, argument.type, argument.name);
      if (value === undefined) return [];
      return [`${argument.name}: ${this.#value(argument, value)}`];
    });
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  /** A value written out, or a variable that has it. */
  #value({ type }: GraphQLArgument, value: unknown): string {
    if (this.#random.chance(0.6) || (value === null && isNonNullType(type))) return literal(value, type);
    const name = `v${this.#declarations.length}`;
    const isLeftOut = !isNonNullType(type) && this.#random.chance(0.2);
    const standard = isLeftOut ? ` = ${literal(value, type)}` : '';
    this.#declarations.push(`$${name}: ${type.toString()}${standard}`);
    if (!isLeftOut) this.#variables[name] = value;
    return `$${name}`;
  }

  #directive(): string {
    if (!this.#random.chance(0.06)) return '';
    const name = this.#random.pick(['include', 'skip']);
    return `@${name}(if: ${this.#random.chance(0.5)}) `;
  }
}
