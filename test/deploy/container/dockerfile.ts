/** One line of a Dockerfile, with the lines that go on with it. */
export interface Instruction {
  /** In upper case. */
  readonly keyword: string;
  readonly value: string;
}

/** What one FROM begins. */
export interface Stage {
  readonly base: string;
  /** `null` for one that nothing refers to. */
  readonly name: string | null;
  readonly instructions: readonly Instruction[];
}

/** Reads a Dockerfile: its stages, with the ARGs before them filled in. */
export function parseDockerfile(text: string): readonly Stage[] {
  const stages: (Stage & { instructions: Instruction[] })[] = [];
  const variables = new Map<string, string>();
  for (const instruction of instructionsOf(text)) {
    const { keyword, value } = instruction;
    if (keyword === 'FROM') {
      const [base = '', name = null] = value.split(/ AS /i);
      stages.push({
        base: base.replace(/\$\{(\w+)\}/g, (_, key: string) => variables.get(key) ?? ''),
        name,
        instructions: [],
      });
    } else if (stages.length === 0 && keyword === 'ARG') {
      const [key = '', standard = ''] = value.split('=');
      variables.set(key, standard);
    } else {
      const stage = stages.at(-1);
      if (stage === undefined) throw new Error(`${keyword} stands before the first FROM.`);
      stage.instructions.push(instruction);
    }
  }
  return stages;
}

/** The value of the last instruction of a kind. */
export function valueOf(stage: Stage, keyword: string): string {
  const found = stage.instructions.findLast((instruction) => instruction.keyword === keyword);
  if (found === undefined) throw new Error(`The stage on ${stage.base} has no ${keyword}.`);
  return found.value;
}

/** A command in the form that needs no shell: a JSON array. */
export function commandOf(value: string): readonly string[] {
  const command: unknown = JSON.parse(value);
  if (!Array.isArray(command)) throw new Error(`${value} is no array.`);
  return command.map(String);
}

/** What ENV sets. */
export function environmentOf(stage: Stage): Readonly<Record<string, string>> {
  const pairs = stage.instructions
    .filter(({ keyword }) => keyword === 'ENV')
    .flatMap(({ value }) => value.split(/\s+/))
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
  return Object.fromEntries(pairs);
}

function instructionsOf(text: string): readonly Instruction[] {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, keyword = '', value = ''] = /^(\S+)\s+(.*)$/.exec(line.trim()) ?? [];
      return { keyword: keyword.toUpperCase(), value };
    });
}
