import {
  type ConcreteRequest,
  createOperationDescriptor,
  Environment,
  getSingularSelector,
  type GraphQLResponse,
  Network,
  type OperationDescriptor,
  type ReaderFragment,
  RecordSource,
  Store,
  type Variables,
} from 'relay-runtime';

/** What a component on Relay does with its queries and fragments, without a framework to render it. */
export class RelayClient {
  readonly #source = new RecordSource();
  readonly #environment: Environment;

  constructor(url: string, token: string) {
    this.#environment = new Environment({
      store: new Store(this.#source),
      network: Network.create(async ({ id, text }, variables) => {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: JSON.stringify(id === null ? { query: text, variables } : { id, variables }),
        });
        return (await response.json()) as GraphQLResponse;
      }),
    });
  }

  /** Runs an operation; its answer is then in the store. */
  async execute(request: ConcreteRequest, variables: Variables): Promise<OperationDescriptor> {
    const operation = createOperationDescriptor(request, variables);
    // A component holds on to what it shows, or the store would forget it.
    this.#environment.retain(operation);
    await this.#environment.execute({ operation }).toPromise();
    return operation;
  }

  /** What an operation itself selects, as the store has it. */
  read(operation: OperationDescriptor): unknown {
    return this.#environment.lookup(operation.fragment).data;
  }

  /** What a fragment selects of an object that was read and spreads it. */
  readFragment(fragment: ReaderFragment, object: unknown): unknown {
    return this.#environment.lookup(getSingularSelector(fragment, object)).data;
  }

  /** The IDs of the records in the store that have one of these types. */
  recordIds(typenames: readonly string[]): readonly string[] {
    return this.#source.getRecordIDs().filter((id) => typenames.includes(String(this.#source.get(id)?.['__typename'])));
  }
}
