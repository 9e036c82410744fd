import type { PlaygroundSettings } from './settings.ts';

/** Puts the settings into the page that the build has made of `browser/index.html`. */
export function renderPlaygroundPage(template: string, settings: PlaygroundSettings): string {
  const values: Record<string, string> = {
    title: escapeHtml(settings.title),
    settings: escapeScript(JSON.stringify(settings)),
  };
  return template.replaceAll(/<!-- playground-(\w+) -->/g, (placeholder, name: string) => values[name] ?? placeholder);
}

/** The page in place of the playground where the playground has not been built. */
export function renderMissingPlaygroundPage(title: string): string {
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
    <p>The GraphQL endpoint is up, but its playground has not been built yet.</p>
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
