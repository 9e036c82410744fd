import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance } from 'fastify';
import { withoutJsonSchemas } from '../json-schemas.ts';

/** Headers of an answer, their names in lower case. */
export type ResponseHeaders = Readonly<Record<string, string>>;

/** A year, as browsers' lists of such hosts ask for (RFC 6797, section 6.1.1). It holds for this host alone. */
const strictTransportSecurity = `max-age=${365 * 24 * 60 * 60}`;

/**
 * The headers that tell browsers to do with an answer nothing but read it: no program in it, no frame around it, no
 * guess at its type, no word to others of where it came from. The playground's page loosens the policy for itself.
 *
 * They are always the same, while helmet works them out for each request, which takes some 25 microseconds; so it is
 * asked once.
 */
export async function securityHeaders(): Promise<ResponseHeaders> {
  const app = Fastify({ schemaController: withoutJsonSchemas });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
    },
    xFrameOptions: { action: 'deny' },
    // It depends on the request.
    strictTransportSecurity: false,
    // For Flash, Internet Explorer 8, and links that there are none of.
    xPermittedCrossDomainPolicies: false,
    xDownloadOptions: false,
    xDnsPrefetchControl: false,
  });
  app.get('/', (_request, reply) => reply.code(204).send());
  const { headers } = await app.inject('/');
  await app.close();
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && /^(x-|content-security|cross-origin|origin-agent|referrer)/.test(name)
        ? [[name, value]]
        : [],
    ),
  );
}

/**
 * Gives all answers these headers, and those to requests that came by HTTPS the one that keeps browsers to it. Behind a
 * proxy that ends TLS that is known from `X-Forwarded-Proto`, if the proxy is a trusted one.
 */
export function useSecurityHeaders(app: FastifyInstance, headers: ResponseHeaders): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    if (request.protocol === 'https') reply.header('strict-transport-security', strictTransportSecurity);
    done();
  });
}
