import { ConfigError } from '../config.ts';

/** Says why a command failed, and where possible what to do about it. */
export function describeFailure(error: unknown): string {
  if (error instanceof ConfigError) return `${error.message}\nimage-gateway --help explains every variable.`;
  const { code, address, port } = listenFailure(error);
  switch (code) {
    case 'EADDRINUSE':
      return (
        `Port ${port} of ${address} is in use by another program.\n` +
        'Choose another port with --port or PORT; 0 takes any that is free.'
      );
    case 'EACCES':
      return `Listening on port ${port} of ${address} is not permitted. Choose a port above 1023 with --port or PORT.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return 'HOST is no address of this machine. Set it to one that is, to 127.0.0.1 for this machine alone, or to 0.0.0.0 for all.';
    default:
      return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** What Node.js adds to an error of `listen`. */
function listenFailure(error: unknown): { code?: unknown; address?: string; port?: string } {
  if (typeof error !== 'object' || error === null || !('code' in error)) return {};
  const address = 'address' in error ? String(error.address) : '';
  return { code: error.code, address, port: 'port' in error ? String(error.port) : '' };
}
