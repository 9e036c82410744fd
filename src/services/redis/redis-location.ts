/** Where replicas share something. */
export interface RedisLocation {
  readonly url: string;
  /** What all keys begin with: the deployment and the mode, since several gateways may use one Redis. */
  readonly prefix: string;
}

/**
 * The prefix of all keys of a deployment.
 *
 * @param deployment has no colon in it
 * @param mode as whom the services see the gateway's calls
 */
export function redisPrefix(deployment: string, mode: string): string {
  return `image-gateway:${deployment}:${mode}:`;
}
