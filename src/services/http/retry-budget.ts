/** As many failures more than successes are made good for by repeating; twice as many are remembered. */
const most = 100;
/** How many successes allow for one failure. */
const successesForOne = 10;

/**
 * How much more may be asked of a service because calls to it failed: without a limit, repeating multiplies the load
 * on a service just when it cannot bear it. This is the throttling of gRPC's retry design: each failure costs a token,
 * each success brings back a part of one, and nothing is repeated while half of the tokens or fewer are left.
 * https://github.com/grpc/proposal/blob/master/A6-client-retries.md#throttling-retry-attempts-and-hedged-rpcs
 */
export class RetryBudget {
  /** The tokens, counted in the parts that successes bring, since these are whole numbers. */
  #parts = most * successesForOne;

  succeeded(): void {
    this.#parts = Math.min(most * successesForOne, this.#parts + 1);
  }

  /** Whether the call that failed may be repeated. */
  failed(): boolean {
    this.#parts = Math.max(0, this.#parts - successesForOne);
    return this.#parts > (most * successesForOne) / 2;
  }
}
