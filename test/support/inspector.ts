import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';

const answerSchema = z.object({
  id: z.number().optional(),
  error: z.object({ message: z.string() }).optional(),
  result: z.object({ result: z.object({ value: z.unknown() }).optional() }).optional(),
});

/**
 * A look into a process that was started with `--inspect`, by the Chrome DevTools Protocol. It needs nothing in the
 * program that is looked into.
 */
export class Inspector {
  readonly #socket: WebSocket;
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  /** @param url what the process has said on standard error that its debugger listens on */
  static async connect(url: string): Promise<Inspector> {
    const socket = new WebSocket(url);
    await once(socket, 'open');
    return new Inspector(socket);
  }

  /** Collects all garbage, also what only weak references held before. */
  async collectGarbage(): Promise<void> {
    await this.#send('HeapProfiler.collectGarbage');
  }

  /** The value of an expression in the process's own global scope. */
  async evaluate(expression: string): Promise<unknown> {
    const answer = await this.#send('Runtime.evaluate', { expression, returnByValue: true });
    return answer.result?.result?.value;
  }

  close(): void {
    this.#socket.terminate();
  }

  async #send(method: string, params: object = {}): Promise<z.output<typeof answerSchema>> {
    const id = (this.#lastId += 1);
    const answered = new Promise<z.output<typeof answerSchema>>((resolve, reject) => {
      this.#socket.on('message', (data: Buffer) => {
        const message = answerSchema.parse(JSON.parse(data.toString('utf8')));
        if (message.id !== id) return;
        this.#socket.removeAllListeners('message');
        if (message.error === undefined) resolve(message);
        else reject(new Error(`${method}: ${message.error.message}`));
      });
    });
    this.#socket.send(JSON.stringify({ id, method, params }));
    return answered;
  }
}
