import { environmentVariables } from '../config.ts';

/** The table of all environment variables, as the README has it. */
export function environmentMarkdown(): string {
  const rows = environmentVariables.map(({ name, default: standard, meaning, allowed }) => {
    return `| \`${name}\` | ${standard === null ? '' : `\`${standard}\``} | ${meaning} | ${allowed} |`;
  });
  return ['| variable | default | meaning | allowed |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

/** The same table as `--help` prints it. */
export function environmentHelp(): string {
  const width = Math.max(...environmentVariables.map(({ name }) => name.length));
  const indent = ' '.repeat(width + 4);
  const rows = environmentVariables.map(({ name, default: standard, meaning, allowed }) => {
    const value = standard === null ? '' : ` (default: ${standard})`;
    return `  ${name.padEnd(width)}  ${meaning.replaceAll('`', '')}\n${indent}${allowed}${value}`;
  });
  return ['Environment:', ...rows].join('\n');
}
