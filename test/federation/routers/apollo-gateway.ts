import { ApolloGateway, type GraphQLDataSourceProcessOptions, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import type { StartRouter } from './router.ts';

interface RouterContext {
  readonly authorization?: string;
}

/** Passes on who asks. */
class PassingAuthorization extends RemoteGraphQLDataSource<RouterContext> {
  override willSendRequest = ({ request, context }: GraphQLDataSourceProcessOptions<RouterContext>): void => {
    const authorization: unknown = context.authorization;
    if (typeof authorization === 'string') request.http?.headers.set('authorization', authorization);
  };
}

export const startApolloGateway: StartRouter = async (supergraphSdl) => {
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ url }) => new PassingAuthorization({ ...(url === undefined ? {} : { url }) }),
  });
  const server = new ApolloServer<RouterContext>({ gateway, includeStacktraceInErrorResponses: false });
  const { url } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port: 0 },
    context: ({ req: { headers } }) =>
      Promise.resolve(headers.authorization === undefined ? {} : { authorization: headers.authorization }),
  });
  return { url, close: () => server.stop() };
};
