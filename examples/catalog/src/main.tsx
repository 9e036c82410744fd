import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { readSettings } from './app/settings.ts';
import { GatewayError } from './relay/gateway-error.ts';
import './ui/tokens.css';
import './ui/base.css';

const root = document.getElementById('catalog');
if (root === null) throw new Error('The page has no element with the ID "catalog".');
const settings = readSettings(document);
document.title = settings.title;
createRoot(root, {
  // What the gateway refuses is shown in place of what it was for; anything else is a mistake in the program.
  onCaughtError: (error) => {
    if (!(error instanceof GatewayError)) reportError(error);
  },
}).render(
  <StrictMode>
    <App settings={settings} />
  </StrictMode>,
);
