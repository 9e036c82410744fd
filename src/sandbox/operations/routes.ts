import { operationDefaults } from '../data/written-defaults.ts';
import { unmatchedMethod } from '../http/answer.ts';
import type { Route } from '../http/route.ts';
import { cancelOperation } from './cancel-operation.ts';
import { findOperation } from './find-operation.ts';

/** The methods of operations, which stand for all services. */
export const operationRoutes: readonly Route[] = [
  {
    service: 'operation',
    name: 'get',
    httpMethod: 'GET',
    path: '/operations/{operationId}',
    queryParameters: [],
    responseDefaults: operationDefaults,
    answer: (call) => findOperation(call).operation,
  },
  ...(['GET', 'POST'] as const).map((httpMethod): Route => ({
    service: 'operation',
    name: 'cancel',
    httpMethod,
    path: '/operations/{operationId}:cancel',
    queryParameters: [],
    responseDefaults: operationDefaults,
    // The interface definition and the BareMetal reference say GET. Only the general guide of the APIs says POST.
    refuseMethod: ({ quirks }) => {
      const { cancelMethod, unmatchedMethodStatus } = quirks.operation;
      const isServed = cancelMethod === 'both' || cancelMethod === httpMethod;
      return isServed ? undefined : unmatchedMethod(unmatchedMethodStatus, cancelMethod);
    },
    answer: cancelOperation,
  })),
];
