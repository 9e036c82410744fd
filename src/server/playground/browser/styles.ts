/*
 * What `graphiql/style.css` bundles, without its 360 KB of embedded fonts and without its second copy of Monaco's own
 * style sheet, which comes with the editor. The order is that of the cascade.
 */
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import '@graphiql/plugin-explorer/style.css';
import 'graphiql/graphiql.css';
import './playground.css';
