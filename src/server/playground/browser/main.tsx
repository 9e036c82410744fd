import 'graphiql/setup-workers/vite';
import { createRoot } from 'react-dom/client';
import { Playground } from './playground.tsx';
import { readSettings } from './settings.ts';
import './styles.ts';

const root = document.getElementById('playground');
if (root === null) throw new Error('The page has no element with the ID "playground".');
const settings = readSettings(document);
document.title = settings.title;
createRoot(root).render(<Playground settings={settings} />);
