import type { ImageResource } from '../data/resources.ts';
import type { WritingRules } from '../image-service-rules.ts';

/** A message in the JSON of a google.protobuf.Any. */
export type AnyMessage = Readonly<Record<string, unknown>> & { readonly '@type': string };

/** The metadata of an operation on an image: the message is named by what the operation does. */
export function imageMetadata(rules: WritingRules, name: string, imageId: string): AnyMessage {
  return { '@type': `type.googleapis.com/${rules.package}.${name}Metadata`, imageId };
}

/** An image as the response of an operation. */
export function imageResponse(rules: WritingRules, image: ImageResource): AnyMessage {
  return { '@type': `type.googleapis.com/${rules.package}.${rules.message}`, ...image };
}

/** The response of an operation that has nothing to say. */
export const emptyResponse: AnyMessage = { '@type': 'type.googleapis.com/google.protobuf.Empty', value: {} };
