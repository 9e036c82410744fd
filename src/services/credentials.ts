import { UnauthenticatedError } from '../model/errors.ts';

/** Says to the services who is asking. */
export interface Credentials {
  /** The `Authorization` header to send, `null` for none, at once where it is known. Fails where no call is to be made. */
  authorization(): string | null | Promise<string | null>;
  /** Another header in place of one that a service has refused with 401; `null` when there is no better one. */
  replacement(refused: string): Promise<string | null>;
}

/** The credentials of a caller, which the gateway has no way to renew; without any, no call is made. */
export function callersOwn(authorization: string | null): Credentials {
  return {
    authorization() {
      if (authorization === null) throw new UnauthenticatedError();
      return authorization;
    },
    replacement: () => Promise.resolve(null),
  };
}

/** For a service that asks nobody who they are. */
export const noCredentials: Credentials = {
  authorization: () => null,
  replacement: () => Promise.resolve(null),
};
