import type { Route } from '../http/route.ts';

/** The IDs that the provider's endpoint list gives to the services that the sandbox stands in for. */
const endpointIds = ['baremetal', 'clouddesktops', 'compute', 'iam', 'operation'];

/** Where the services are: all of them at the address at which this was asked. */
export const endpointRoutes: readonly Route[] = [
  {
    service: 'endpoints',
    name: 'listEndpoints',
    httpMethod: 'GET',
    path: '/endpoints',
    queryParameters: [],
    isPublic: true,
    answer: ({ headers }) => {
      const { host } = headers;
      const address = typeof host === 'string' ? host : '127.0.0.1';
      return { endpoints: endpointIds.map((id) => ({ id, address })) };
    },
  },
];
