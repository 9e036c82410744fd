import type { Folder } from '../data/dataset.ts';
import type { StoredImage } from '../data/image.ts';
import { type Service, services } from '../data/services.ts';
import { listAnswer } from './list.ts';

/** What a request is answered with. */
export interface Answer {
  readonly status: number;
  readonly body: Buffer;
}

/** What the services say to who does not say who it is. */
export const unauthenticated = status(401, 16, 'Authentication is required.');

/**
 * Answers requests from memory. Each answer is made once and then kept by its URL, so that what is measured is not the
 * speed of the stub services; a run asks for some thousand different ones.
 */
export class Answers {
  readonly #byUrl = new Map<string, Answer>();
  readonly #lists = new Map<string, StoredImage[]>();

  constructor(folders: readonly Folder[]) {
    const pathOf = new Map(services.map(({ name, path }) => [name, path]));
    for (const { folderId, images } of folders) {
      for (const image of images) {
        const path = pathOf.get(image.service) ?? '';
        this.#byUrl.set(`${path}/${image.json.id}`, answer(200, JSON.stringify(image.json)));
        const key = `${path} ${folderId}`;
        const list = this.#lists.get(key) ?? [];
        list.push(image);
        this.#lists.set(key, list);
      }
    }
  }

  of(url: string): Answer {
    const known = this.#byUrl.get(url);
    if (known !== undefined) return known;
    const made = this.#make(new URL(url, 'http://stub'));
    this.#byUrl.set(url, made);
    return made;
  }

  #make({ pathname, searchParams }: URL): Answer {
    const service = services.find(({ path }) => path === pathname);
    if (service === undefined) return status(404, 5, 'Not found.');
    return this.#list(service, searchParams);
  }

  #list(service: Service, query: URLSearchParams): Answer {
    try {
      const images = this.#lists.get(`${service.path} ${query.get('folderId') ?? ''}`) ?? [];
      return answer(200, listAnswer(images, service, query));
    } catch (error) {
      if (error instanceof RangeError) return status(400, 3, error.message);
      throw error;
    }
  }
}

function answer(httpStatus: number, body: string): Answer {
  return { status: httpStatus, body: Buffer.from(body) };
}

/** An error as the services give it (google.rpc.Status). */
function status(httpStatus: number, code: number, message: string): Answer {
  return answer(httpStatus, JSON.stringify({ code, message }));
}
