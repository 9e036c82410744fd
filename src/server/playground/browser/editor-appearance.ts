import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

const APPEARANCE = {
  fontFamily: "ui-monospace, 'Cascadia Code', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  fontSize: 13,
  lineHeight: 20,
  wordWrap: 'on',
} as const;

/**
 * Sets the editors' font, which GraphiQL fixes to one that it would have to bring along, and wraps lines, since the
 * editors stand side by side and are narrow.
 */
export function EditorAppearance(): null {
  const editors = useGraphiQL((state) => [
    state.queryEditor,
    state.variableEditor,
    state.headerEditor,
    state.responseEditor,
  ]);
  useEffect(() => {
    for (const editor of editors) editor?.updateOptions(APPEARANCE);
  }, [editors]);
  return null;
}
