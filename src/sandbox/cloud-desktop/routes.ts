import type { Route } from '../http/route.ts';
import { changingRoutes } from '../images/changing-routes.ts';
import { readingRoutes } from '../images/reading-routes.ts';
import { writingRoute } from '../operations/writing-route.ts';
import { copyDesktopImage, copyDesktopImageFromDesktop } from './copy.ts';
import { desktopRules } from './rules.ts';

const service = 'cloud-desktop';
const images = '/cloud-desktop/v1/images';

/** The methods of Cloud Desktop images. */
export const desktopRoutes: readonly Route[] = [
  ...readingRoutes(desktopRules, images),
  writingRoute({ service, name: 'copy', httpMethod: 'POST', path: `${images}:copy`, start: copyDesktopImage }),
  writingRoute({
    service,
    name: 'copyFromDesktop',
    httpMethod: 'POST',
    path: `${images}:copyFromDesktop`,
    start: copyDesktopImageFromDesktop,
  }),
  ...changingRoutes(desktopRules, images),
];
