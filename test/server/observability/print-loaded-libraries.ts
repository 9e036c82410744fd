import { createRequire } from 'node:module';
import { pino } from 'pino';
import { loadConfig } from '../../../src/config.ts';
import { startServer } from '../../../src/server/server.ts';

/**
 * A program: starts a gateway with the given variables and prints the packages that it has loaded. To be told what was
 * loaded for the gateway it has to be a process of its own.
 */
const environment = JSON.parse(process.argv[2] ?? '{}') as Record<string, string>;
const config = loadConfig({ API_HOST: 'api.example.net', PORT: '0', ...environment });
const server = await startServer({ ...config, playground: null, catalog: null, log: pino({ level: 'silent' }) });
await server.close();
const files = Object.keys(createRequire(import.meta.url).cache);
const packages = files.map((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
process.stdout.write(JSON.stringify([...new Set(packages)]));
