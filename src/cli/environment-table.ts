import { environmentVariables } from '../config.ts';

/** The table of all environment variables, as the README has it. */
export function environmentMarkdown(): string {
  const rows = environmentVariables.map(({ name, default: standard, meaning, allowed }) => {
    return `| \`${name}\` | ${standard === null ? '' : `\`${standard}\``} | ${meaning} | ${allowed} |`;
  });
  return ['| variable | default | meaning | allowed |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** The width of the terminal that `--help` is written for. */
const columns = 140;

/** Breaks a text between words into lines of at most this length. */
function wrapped(text: string, length: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > length) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** The same table as `--help` prints it. */
export function environmentHelp(): string {
  const width = Math.max(...environmentVariables.map(({ name }) => name.length));
  const indent = ' '.repeat(width + 4);
  const rows = environmentVariables.map(({ name, default: standard, meaning, allowed }) => {
    const value = standard === null ? '' : ` (default: ${standard})`;
    const lines = [...wrapped(meaning.replaceAll('`', ''), columns - indent.length)];
    lines.push(...wrapped(allowed + value, columns - indent.length));
    return `  ${name.padEnd(width)}  ${lines.join(`\n${indent}`)}`;
  });
  return ['Environment:', ...rows].join('\n');
}
