import { afterAll, afterEach, beforeAll, beforeEach, expect } from '@jest/globals';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { buildPage } from '../support/build-page.ts';
import { launchChromium } from '../support/chromium.ts';
import { CHROMIUM, describeWith } from '../support/external-programs.ts';
import { startGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway.ts';
import { catalogSettings } from './catalog-settings.ts';

export interface BrowserTestOptions extends TestGatewayOptions {
  readonly context?: BrowserContextOptions;
}

/** What a test of the catalogue in a browser works with; each test has a page and a browser's memory of its own. */
export interface BrowserTest {
  readonly gateway: TestGateway;
  readonly context: BrowserContext;
  readonly page: Page;
  /** Opens the catalogue, with what the address bar has after the path. */
  readonly open: (search?: string) => Promise<void>;
  /** The GraphQL operations that the page has sent over HTTP, by their names. */
  readonly operations: readonly string[];
}

/**
 * A suite on a gateway with the catalogue, in Chromium. After each test the page must have asked no other host for
 * anything, and must have nothing on its console, where violations of the content security policy are told too.
 */
export function describeCatalog(
  name: string,
  options: BrowserTestOptions,
  suite: (test: () => BrowserTest) => void,
): void {
  describeWith(CHROMIUM, name, (executablePath) => {
    let gateway: TestGateway;
    let browser: Browser;
    let current: BrowserTest;
    let hosts: Set<string>;
    let complaints: string[];

    beforeAll(async () => {
      await buildPage({ sources: 'examples/catalog', target: 'catalog' });
      gateway = await startGateway({ catalog: catalogSettings, ...options });
      browser = await launchChromium(executablePath);
    }, 180_000);

    afterAll(async () => {
      await browser.close();
      await gateway.close();
    });

    beforeEach(async () => {
      hosts = new Set();
      complaints = [];
      gateway.sandbox.faults.clear();
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options.context });
      context.setDefaultTimeout(10_000);
      const operations: string[] = [];
      context.on('request', (request) => {
        hosts.add(new URL(request.url()).host);
        const body: unknown = request.method() === 'POST' ? request.postDataJSON() : null;
        if (hasOperationName(body)) operations.push(body.operationName);
      });
      context.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      context.on('weberror', (error) => complaints.push(error.error().message));
      const page = await context.newPage();
      page.on('websocket', (socket) => hosts.add(new URL(socket.url()).host));
      const open = async (search = ''): Promise<void> => {
        await page.goto(`${gateway.url}/${search}`);
      };
      current = { gateway, context, page, open, operations };
    });

    afterEach(async () => {
      await current.context.close();
      expect([...hosts]).toEqual([new URL(gateway.url).host]);
      expect(complaints).toEqual([]);
    });

    suite(() => current);
  });
}

function hasOperationName(body: unknown): body is { readonly operationName: string } {
  return typeof body === 'object' && body !== null && 'operationName' in body && typeof body.operationName === 'string';
}
