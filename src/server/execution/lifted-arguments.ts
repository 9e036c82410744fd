import {
  type ArgumentNode,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  type ValueNode,
  type VariableNode,
  valueFromAST,
  visit,
  visitWithTypeInfo,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** A document whose arguments are variables all, and the values of those that it had not before. */
export interface LiftedArguments {
  readonly document: DocumentNode;
  readonly names: readonly string[];
  /** `null` where an argument has no value that fits: one that may not be null has a variable inside that is absent. */
  readonly values: (variables: Variables) => Variables | null;
}

interface Lifted {
  readonly name: string;
  readonly value: ValueNode;
  readonly type: GraphQLInputType;
}

/**
 * Makes a variable of each argument that is not one, and has graphql-js work out its value: once for a literal, for each
 * request where variables are inside of it.
 *
 * graphql-jit writes literals into the code that it makes, and runs what a client has put into certain strings
 * (`objectStringify` of its 0.8.9 undoes a marker for dates by `new Date(…)` around any text): no text of a client may
 * get there. Names may, which are letters, digits and underscores (GraphQL specification, section 2.1.9).
 */
export function liftArguments(schema: GraphQLSchema, document: DocumentNode): LiftedArguments {
  const literals: Record<string, unknown> = {};
  const others: Lifted[] = [];
  const names: string[] = [];
  const typeInfo = new TypeInfo(schema);
  const lift = (node: ArgumentNode): ArgumentNode | undefined => {
    const { value } = node;
    if (value.kind === Kind.VARIABLE) return undefined;
    const type = typeInfo.getArgument()?.type;
    if (type === undefined) throw new Error(`The schema has no argument ${node.name.value} here.`);
    // No variable of a client has a dollar sign in its name.
    const name = `$${names.length}`;
    names.push(name);
    if (hasVariables(value)) others.push({ name, value, type });
    else literals[name] = valueFromAST(value, type);
    return { ...node, value: variable(name, value) };
  };
  const lifted = visit(document, visitWithTypeInfo(typeInfo, { Argument: lift }));
  return {
    document: lifted,
    names,
    values(variables) {
      if (others.length === 0) return { ...variables, ...literals };
      const values: Record<string, unknown> = { ...variables, ...literals };
      for (const { name, value, type } of others) {
        const found = valueFromAST(value, type, variables);
        if (found === undefined) return null;
        values[name] = found;
      }
      return values;
    },
  };
}

/** It is where the value was that it stands for. */
function variable(name: string, { loc }: ValueNode): VariableNode {
  return { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name }, ...(loc === undefined ? {} : { loc }) };
}

function hasVariables(value: ValueNode): boolean {
  let found = false;
  visit(value, { Variable: () => void (found = true) });
  return found;
}
