import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { FastifyBaseLogger } from 'fastify';
import { type GraphQLSchema, parse, validate } from 'graphql';
import type { AskedDocument } from './asked-document.ts';
import { chooseDocument, type DocumentChoice, type TrustedDocumentsMode } from './choose-document.ts';
import { ManifestError } from './manifest-error.ts';
import { type Manifest, parseManifest } from './manifest.ts';

export interface TrustedDocumentsOptions {
  /** The path of the manifest. */
  readonly file: string;
  readonly mode: TrustedDocumentsMode;
}

/**
 * How often the file is looked at. It is looked at rather than watched, because a mounted volume replaces its files by
 * changing a link, of which a watcher of the file hears nothing.
 */
const lookIntervalMs = 1000;

/** The documents that clients may run by ID, read again whenever their file changes. */
export class TrustedDocuments {
  readonly #options: TrustedDocumentsOptions;
  readonly #schema: GraphQLSchema;
  readonly #log: FastifyBaseLogger;
  #manifest: Manifest = new Map();

  private constructor(options: TrustedDocumentsOptions, schema: GraphQLSchema, log: FastifyBaseLogger) {
    this.#options = options;
    this.#schema = schema;
    this.#log = log;
  }

  /** Reads the file, which has to be there and right at the start. */
  static async open(
    options: TrustedDocumentsOptions,
    schema: GraphQLSchema,
    log: FastifyBaseLogger,
  ): Promise<TrustedDocuments> {
    const documents = new TrustedDocuments(options, schema, log);
    await documents.#read();
    watchFile(options.file, { interval: lookIntervalMs, persistent: false }, documents.#reread);
    return documents;
  }

  /** What a request may run. */
  choose(asked: AskedDocument): DocumentChoice {
    return chooseDocument(asked, this.#manifest, this.#options.mode);
  }

  /** Looks at the file no more. */
  close(): void {
    unwatchFile(this.#options.file, this.#reread);
  }

  /** A file that has become wrong changes nothing: clients go on with what they could do before. */
  readonly #reread = (): void => {
    this.#read().catch((error: unknown) => {
      this.#log.error({ err: error }, 'the trusted documents are kept as they were');
    });
  };

  async #read(): Promise<void> {
    const { file } = this.#options;
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      throw new ManifestError(`${file}: It cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    });
    try {
      this.#manifest = parseManifest(text);
    } catch (error) {
      throw error instanceof ManifestError ? new ManifestError(`${file}: ${error.message}`) : error;
    }
    this.#log.info({ documents: this.#manifest.size }, 'trusted documents');
    this.#warnOfInvalid();
  }

  /** A client that is older than the schema may still run what has remained valid. */
  #warnOfInvalid(): void {
    for (const [id, text] of this.#manifest) {
      const [mistake] = validate(this.#schema, parse(text));
      if (mistake !== undefined) this.#log.warn({ id, reason: mistake.message }, 'trusted document is not valid');
    }
  }
}
