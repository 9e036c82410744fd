import { expect, it } from '@jest/globals';
import { SpawnedCommand } from './spawn-command.ts';

const program = ['register-typescript.js', 'report-imports.js'].flatMap((file) => ['--import', `./test/cli/${file}`]);

/** The packages that a gateway with this environment has imported when it is ready. */
async function importedBy(environment: Readonly<Record<string, string>>): Promise<ReadonlySet<string>> {
  const serve = new SpawnedCommand(['serve', '--port', '0'], environment, [...program, 'src/cli.ts']);
  try {
    await serve.printed(/(ready at)/);
  } finally {
    serve.signal('SIGTERM');
    await serve.exitCode();
  }
  return new Set(Array.from(serve.err.matchAll(/^imports ((?:@[^/]+\/)?[^/\n]+)/gm), ([, name = '']) => name));
}

const notAlwaysNeeded = ['@fastify/compress', '@fastify/static', '@opentelemetry/sdk-trace-base'];

it('imports packages for what is switched on, and for nothing else', async () => {
  const services = { API_HOST: 'api.example' };
  const fewest = await importedBy({ ...services, COMPRESSION: 'off', INTROSPECTION: 'off' });
  expect(fewest).toContain('fastify');
  for (const name of [...notAlwaysNeeded, 'ioredis']) expect(fewest).not.toContain(name);

  const all = await importedBy({
    ...services,
    RATE_LIMIT_PER_CALLER: '1000',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1',
  });
  for (const name of notAlwaysNeeded) expect(all).toContain(name);
});
