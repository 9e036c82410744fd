/** A metric that an expression of PromQL names, with the labels that it is selected by. */
export interface NamedMetric {
  readonly name: string;
  readonly labels: readonly string[];
}

/** What an expression names. */
export interface PromqlNames {
  readonly metrics: readonly NamedMetric[];
  /** The labels that it groups by. */
  readonly groupings: readonly string[];
}

const words: ReadonlySet<string> = new Set(['or', 'and', 'unless', 'bool', 'offset']);

/**
 * Finds the names in an expression. It knows as much of PromQL as the expressions of this project use; promtool, which
 * knows all of it, finds fault with anything that is none.
 */
export function promqlNames(expression: string): PromqlNames {
  const metrics: NamedMetric[] = [];
  const groupings: string[] = [];
  // Strings and ranges could hold what looks like a name.
  const bare = expression
    .replaceAll(/"(?:[^"\\]|\\.)*"/g, '""')
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll(/\b(?:by|without)\s*\((?<labels>[^)]*)\)/g, (_all, labels: string) => {
      groupings.push(...listed(labels));
      return '';
    })
    .replaceAll(/(?<name>[a-zA-Z_:][\w:]*)\s*\{(?<matchers>[^}]*)\}/g, (_all, name: string, matchers: string) => {
      metrics.push({ name, labels: listed(matchers).map((matcher) => /^\w+/.exec(matcher)?.[0] ?? '') });
      return '';
    });
  for (const [name] of bare.matchAll(/(?<![\w.])[a-zA-Z_:][\w:]*(?!\s*\(|[\w:])/g)) {
    if (!words.has(name)) metrics.push({ name, labels: [] });
  }
  return { metrics, groupings };
}

function listed(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
