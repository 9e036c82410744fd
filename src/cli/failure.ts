import { ConfigError } from '../config.ts';

/** Says why a command failed, and where possible what to do about it. */
export function describeFailure(error: unknown): string {
  if (error instanceof ConfigError) return `${error.message}\nimage-gateway --help explains every variable.`;
  if (!(error instanceof Error)) return String(error);
  const { code, address, port } = listenFailureOf(error);
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
      return error.stack ?? error.message;
  }
}

/** What Node.js adds to an error of `listen`; it declares none of it. */
function listenFailureOf(error: Error): { code: string; address: string; port: string } {
  const text = (key: string): string =>
    key in error ? String(Object.getOwnPropertyDescriptor(error, key)?.value) : '';
  return { code: text('code'), address: text('address'), port: text('port') };
}
