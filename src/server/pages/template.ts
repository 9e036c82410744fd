/** What is put into a page: texts in place of HTML, and values in place of the JSON of a script element. */
export interface PageContent {
  readonly title: string;
  readonly settings: unknown;
}

/** Puts the content into the page that a build has made, in place of `<!-- <name>-title -->` and its like. */
export function fillTemplate(template: string, name: string, { title, settings }: PageContent): string {
  const values: Record<string, string> = {
    [`${name}-title`]: escapeHtml(title),
    [`${name}-settings`]: escapeScript(JSON.stringify(settings)),
  };
  return template.replaceAll(/<!-- ([-\w]+) -->/g, (placeholder, key: string) => values[key] ?? placeholder);
}

/** The page in place of one that has not been built. */
export function renderMissingPage(title: string, sentence: string): string {
  const name = escapeHtml(title);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${name}</title>
    <style>
      body { font: 1.1rem/1.6 system-ui, sans-serif; margin: 20vh auto; max-width: 34rem; padding: 0 1.5rem; }
      code { background: #8882; border-radius: 4px; padding: 0.1em 0.4em; }
    </style>
  </head>
  <body>
    <h1>${name}</h1>
    <p>${escapeHtml(sentence)}</p>
    <p>Run <code>npm run build</code>, start the gateway again and reload this page.</p>
  </body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** In JSON a `<` stands inside strings only; escaped, it can neither end the script element nor open a comment. */
function escapeScript(json: string): string {
  return json.replaceAll('<', '\\u003c');
}
