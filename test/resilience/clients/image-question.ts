import { imageCount, imageIdOf } from '../world.ts';

/** A request that asks two services for an image each, and the body of the only right answer. */
export interface ImageQuestion {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly right: string;
}

export function imageQuestion(number: number): ImageQuestion {
  const variables = { c: imageIdOf('compute', number % imageCount), b: imageIdOf('baremetal', number % imageCount) };
  return {
    headers: { 'content-type': 'application/json', authorization: 'Bearer sandbox-admin' },
    body: JSON.stringify({
      query: `query ($c: String!, $b: String!) {
        c: computeImage(imageId: $c) { imageId } b: bareMetalImage(imageId: $b) { imageId }
      }`,
      variables,
    }),
    right: JSON.stringify({ data: { c: { imageId: variables.c }, b: { imageId: variables.b } } }),
  };
}
