import type { FastifyBaseLogger } from 'fastify';
import { type GraphQLSchema, parse, validate } from 'graphql';
import { ReloadingFile } from '../reloading-file.ts';
import type { AskedDocument } from './asked-document.ts';
import { chooseDocument, type DocumentChoice, type TrustedDocumentsMode } from './choose-document.ts';
import { type Manifest, parseManifest } from './manifest.ts';

export interface TrustedDocumentsOptions {
  /** The path of the manifest. */
  readonly file: string;
  readonly mode: TrustedDocumentsMode;
}

/** What the log calls the file. */
const variable = 'TRUSTED_DOCUMENTS_FILE';

/** The documents that clients may run by ID, read again whenever their file changes. */
export class TrustedDocuments {
  readonly #mode: TrustedDocumentsMode;
  readonly #schema: GraphQLSchema;
  readonly #log: FastifyBaseLogger;
  readonly #onChoice: (choice: DocumentChoice) => void;
  readonly #file: ReloadingFile<Manifest>;

  /**
   * Throws if the file cannot be used.
   *
   * @param onChoice told of every choice
   */
  constructor(
    { file, mode }: TrustedDocumentsOptions,
    schema: GraphQLSchema,
    log: FastifyBaseLogger,
    onChoice: (choice: DocumentChoice) => void,
  ) {
    this.#onChoice = onChoice;
    this.#mode = mode;
    this.#schema = schema;
    this.#log = log;
    this.#file = new ReloadingFile({
      path: file,
      parse: parseManifest,
      onReload: () => {
        log.info({ variable, documents: this.#file.value.size }, 'file reloaded');
        this.#warnOfInvalid();
      },
      onFailure: (reason) => log.error({ variable, reason }, 'file cannot be used; what it held before is kept'),
    });
    this.#warnOfInvalid();
  }

  /** What a request may run. */
  choose(asked: AskedDocument): DocumentChoice {
    const choice = chooseDocument(asked, this.#file.value, this.#mode);
    this.#onChoice(choice);
    return choice;
  }

  /** Looks at the file no more. */
  close(): void {
    this.#file.close();
  }

  /** A client that is older than the schema may still run what has remained valid. */
  #warnOfInvalid(): void {
    for (const [id, text] of this.#file.value) {
      const [mistake] = validate(this.#schema, parse(text));
      if (mistake !== undefined) this.#log.warn({ id, reason: mistake.message }, 'trusted document is not valid');
    }
  }
}
