import { useGraphiQL } from '@graphiql/react';
import { useEffect, useRef } from 'react';

/**
 * Carries headers from tab to tab. GraphiQL keeps headers by tab, so that a token would have to be pasted into each:
 * wherever it would put the initial headers into the editor, the headers that were last typed take their place.
 */
export function SharedHeaders({ initial }: { readonly initial: string }): null {
  const editor = useGraphiQL((state) => state.headerEditor);
  const typed = useRef(initial);
  useEffect(() => {
    const subscription = editor?.onDidChangeModelContent(({ isFlush }) => {
      // Monaco calls a change a flush when a program replaces the whole text, as GraphiQL does on a change of tabs.
      if (!isFlush) typed.current = editor.getValue();
      // Not at once: Monaco has yet to tell the others who listen, of the text that it has now.
      else queueMicrotask(replaceInitial);
    });
    function replaceInitial(): void {
      if (editor?.getValue() === initial && typed.current !== initial) editor.setValue(typed.current);
    }
    return () => subscription?.dispose();
  }, [editor, initial]);
  return null;
}
