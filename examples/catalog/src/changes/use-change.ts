import { useState } from 'react';
import { type GraphQLTaggedNode, useMutation, type UseMutationConfig } from 'react-relay/hooks';
import type { Variables } from 'relay-runtime';
import { type Problem, problemsOf } from '../relay/gateway-error.ts';
import { type Change, useActivity } from './activity.tsx';

/** A mutation that starts an operation, which it calls `started`. */
export interface StartingMutation {
  readonly response: { readonly started: { readonly operation: { readonly id: string } } | null | undefined };
  readonly variables: Variables;
}

/** A change that can be asked for. */
export interface ChangeRequest<Mutation extends StartingMutation> {
  readonly submit: (
    variables: Mutation['variables'],
    change: Omit<Change, 'operationId'>,
    optimistic?: Pick<UseMutationConfig<Mutation>, 'optimisticUpdater'>,
  ) => void;
  readonly isSent: boolean;
  /** Why it was refused. */
  readonly problems: readonly Problem[];
}

/** Asks for a change. If it is begun, its operation is followed and the dialog is done; else it says why not. */
export function useChange<Mutation extends StartingMutation>(
  mutation: GraphQLTaggedNode,
  onBegun: () => void,
): ChangeRequest<Mutation> {
  const [commit, isSent] = useMutation<Mutation>(mutation);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const { follow } = useActivity();
  return {
    isSent,
    problems,
    submit: (variables, change, optimistic = {}) => {
      setProblems([]);
      commit({
        ...optimistic,
        variables,
        onCompleted: ({ started }) => {
          if (started) follow({ ...change, operationId: started.operation.id });
          onBegun();
        },
        onError: (error) => setProblems(problemsOf(error)),
      });
    },
  };
}
