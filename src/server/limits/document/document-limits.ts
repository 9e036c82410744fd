import { GraphQLError, type ValidationRule } from 'graphql';
import { type DocumentFigures, measureDocument } from './measure-document.ts';

/** How large a document may be, in each way. */
export type DocumentLimits = DocumentFigures;

/**
 * A rule of validation that refuses documents that are too large. All of it depends on the document alone, so it is
 * checked once for a document that comes again and again.
 *
 * It takes effect before the rules of the specification, although it stands behind them, since it looks at a document
 * before they look at anything in it. The time that some of them take grows faster than the document, and others have
 * an error for every field. So of a document that is too large they are shown nothing.
 */
export function documentLimits(limits: DocumentLimits): ValidationRule {
  return (context) => ({
    Document: {
      enter(document) {
        const figures = measureDocument(document);
        const exceeded = measures.filter(({ key }) => figures[key] > limits[key]);
        for (const { key, name, describe } of exceeded) {
          const [figure, limit] = [figures[key], limits[key]];
          context.reportError(
            new GraphQLError(`${describe(figure)}; the limit is ${limit}.`, {
              extensions: { measure: name, figure, limit },
            }),
          );
        }
        return exceeded.length === 0 ? undefined : { ...document, definitions: [] };
      },
    },
  });
}

interface Measure {
  readonly key: keyof DocumentFigures;
  readonly name: string;
  readonly describe: (figure: number) => string;
}

const measures: readonly Measure[] = [
  { key: 'depth', name: 'DEPTH', describe: (figure) => `Fields are selected ${figure} deep` },
  { key: 'rootFields', name: 'ROOT_FIELDS', describe: (figure) => `The operation has ${figure} fields at its root` },
  { key: 'aliases', name: 'ALIASES', describe: (figure) => `The document has ${figure} aliases` },
  { key: 'directives', name: 'DIRECTIVES', describe: (figure) => `${figure} directives stand in one place` },
  { key: 'listEntries', name: 'LIST_ENTRIES', describe: (figure) => `A list in the document has ${figure} entries` },
];
