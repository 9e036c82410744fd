import type { Route } from '../http/route.ts';
import { readingRoutes } from '../images/reading-routes.ts';
import { desktopRules } from './rules.ts';

const images = '/cloud-desktop/v1/images';

/** The methods of Cloud Desktop images. */
export const desktopRoutes: readonly Route[] = readingRoutes(desktopRules, images);
