import type { Call } from '../http/call.ts';
import type { Route } from '../http/route.ts';
import { ApiError } from '../status/api-error.ts';
import { readMessage } from '../validation/read-message.ts';
import { checkJwt } from './jwt.ts';
import { defaultIdentityRights, sandboxOauthToken } from './service-accounts.ts';

/** The exchange of credentials for IAM tokens, and the metadata service of a virtual machine. */
export const iamRoutes: readonly Route[] = [
  {
    service: 'iam',
    name: 'issueToken',
    httpMethod: 'POST',
    path: '/iam/v1/tokens',
    queryParameters: [],
    isPublic: true,
    answer: issueToken,
  },
  {
    service: 'iam',
    name: 'getMetadataToken',
    httpMethod: 'GET',
    path: '/computeMetadata/v1/instance/service-accounts/default/token',
    queryParameters: [],
    isPublic: true,
    answer: getMetadataToken,
  },
];

/** IAM API reference, IamToken.create. */
function issueToken(call: Call): unknown {
  const { sandbox } = call;
  const { jwt, oauthToken } = readMessage(call, (body) => {
    const credentials = { jwt: body.text('jwt', {}), oauthToken: body.text('yandexPassportOauthToken', {}) };
    if ((credentials.jwt === '') === (credentials.oauthToken === '')) {
      body.refuse('identity', 'Exactly one of jwt, yandexPassportOauthToken must be given.');
    }
    return credentials;
  });
  if (oauthToken !== '' && oauthToken !== sandboxOauthToken) {
    throw new ApiError('UNAUTHENTICATED', 'The OAuth token is invalid or has expired.');
  }
  const rights =
    jwt === '' ? defaultIdentityRights : checkJwt(jwt, sandbox.serviceAccountKeys, Math.floor(sandbox.now() / 1000));
  const { token, expiresAt } = sandbox.tokenIssuer.issue(rights);
  return { iamToken: token, expiresAt: new Date(expiresAt).toISOString() };
}

/** The token of the virtual machine's service account. The header keeps out who does not know what it is asking. */
function getMetadataToken({ headers, sandbox }: Call): unknown {
  if (headers['metadata-flavor'] !== 'Google') {
    throw new ApiError('PERMISSION_DENIED', 'The header Metadata-Flavor: Google is missing.');
  }
  const { token, expiresAt } = sandbox.tokenIssuer.issue(defaultIdentityRights);
  const seconds = Math.floor((expiresAt - sandbox.now()) / 1000);
  return { access_token: token, expires_in: seconds, token_type: 'Bearer' };
}
