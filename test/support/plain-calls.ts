/** How services are called where a test is about something else: nothing is repeated and nothing is spared. */
export const plainCalls = { timeoutMs: 5000, concurrency: 8, waitingCalls: 1000, retries: 0, circuit: null } as const;
