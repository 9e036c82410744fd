import { register } from 'node:module';

register('./report-imports-hooks.js', import.meta.url);
