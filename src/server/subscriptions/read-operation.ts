import { ApolloServerErrorCode } from '@apollo/server/errors';
import {
  type DocumentNode,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import type { Checked, Limits } from '../limits/limits.ts';
import { askedDocument } from '../trusted-documents/asked-document.ts';
import type { TrustedDocuments } from '../trusted-documents/trusted-documents.ts';

/** What a client asks to subscribe to. */
export interface SubscriptionRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** What a document has to agree with. */
export interface OperationRules {
  readonly schema: GraphQLSchema;
  readonly limits: Limits;
  /** `null` when any document may be run. */
  readonly trustedDocuments: TrustedDocuments | null;
}

/** A document that has been found valid, and the subscription in it that is asked for. */
export interface SubscriptionOperation {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  /** What has been found of it, none of which speaks against it. */
  readonly checked: Checked;
}

/** Parses and validates a request. Its errors have the codes that Apollo Server gives them over HTTP. */
export function readOperation(
  { schema, limits, trustedDocuments }: OperationRules,
  request: SubscriptionRequest,
): SubscriptionOperation | readonly GraphQLError[] {
  const { query, operationName } = request;
  const choice = trustedDocuments?.choose(askedDocument({ ...request }));
  if (choice?.kind === 'refused') return [choice.error];
  const text = choice?.kind === 'listed' ? choice.text : query;
  const tooLarge = limits.checkSource(text);
  if (tooLarge !== null) return [tooLarge];
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return [withCode(error, ApolloServerErrorCode.GRAPHQL_PARSE_FAILED)];
  }
  const rules = [...specifiedRules, ...limits.validationRules];
  const mistakes = validate(schema, document, rules, limits.validationOptions);
  if (mistakes.length > 0) {
    return mistakes.map((error) => withCode(error, ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED));
  }
  const definition = getOperationAST(document, operationName);
  if (definition === null || definition === undefined) return [unresolved(operationName)];
  if (definition.operation !== OperationTypeNode.SUBSCRIPTION) return [refused(definition)];
  const checked = limits.check({ document, operation: definition, variables: request.variables });
  return checked.error === null ? { document, definition, checked } : [checked.error];
}

function withCode(error: GraphQLError, code: ApolloServerErrorCode): GraphQLError {
  const { message, nodes = null, source = null, positions = null } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { ...error.extensions, code } });
}

function unresolved(operationName: string | null | undefined): GraphQLError {
  const message =
    operationName === null || operationName === undefined
      ? 'The document has several operations, so "operationName" has to say which one is meant.'
      : `The document has no operation named ${JSON.stringify(operationName)}.`;
  return new GraphQLError(message, { extensions: { code: ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE } });
}

/** What is checked and limited by Apollo Server's plugins is so over HTTP only. */
function refused({ operation }: OperationDefinitionNode): GraphQLError {
  return new GraphQLError(
    `A ${operation} is to be sent by HTTP POST for an answer in JSON. Only subscriptions give events.`,
    {
      extensions: { code: ApolloServerErrorCode.BAD_REQUEST },
    },
  );
}
