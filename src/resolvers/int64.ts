import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const smallest = -(2n ** 63n);
const largest = 2n ** 63n - 1n;

/** 64-bit integers as decimal strings: a JSON number holds only 53 bits in most readers. */
export const int64 = new GraphQLScalarType<string, string>({
  name: 'Int64',
  serialize: (value) => {
    if (typeof value === 'string') return value;
    throw new GraphQLError('An Int64 is not a text.');
  },
  parseValue: (value) => {
    if (typeof value === 'string') return parse(value);
    // A number that is not exact as a double may already have been rounded by whoever read the JSON.
    if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
    throw invalid();
  },
  parseLiteral: (node) => {
    if (node.kind === Kind.INT || node.kind === Kind.STRING) return parse(node.value);
    throw invalid();
  },
});

function parse(text: string): string {
  if (!/^-?\d{1,19}$/.test(text)) throw invalid();
  const value = BigInt(text);
  if (value < smallest || value > largest) throw invalid();
  return value.toString();
}

function invalid(): GraphQLError {
  return new GraphQLError(`An Int64 is a decimal string or an integer literal from ${smallest} to ${largest}.`);
}
