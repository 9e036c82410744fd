import type { Route } from '../http/route.ts';
import { findOperation } from './find-operation.ts';

/** The methods of operations, which stand for all services. */
export const operationRoutes: readonly Route[] = [
  {
    service: 'operation',
    name: 'get',
    httpMethod: 'GET',
    path: '/operations/{operationId}',
    queryParameters: [],
    answer: (call) => findOperation(call).operation,
  },
];
