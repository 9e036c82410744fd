import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { exampleTabs } from '../../../src/server/playground/examples.ts';
import { launchChromium } from '../../support/chromium.ts';
import { CHROMIUM, describeWith } from '../../support/external-programs.ts';
import { buildPlayground } from './build-playground.ts';
import { startStandInGateway, type StandInGateway } from './stand-in-gateway.ts';

const SETTINGS = {
  title: 'Image Gateway',
  headers: '{\n  "authorization": "Bearer sandbox-admin"\n}',
  tabs: exampleTabs(),
};

describeWith(CHROMIUM, 'the playground in Chromium', (executablePath) => {
  let gateway: StandInGateway;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let hosts: Set<string>;
  let complaints: string[];

  beforeAll(async () => {
    await buildPlayground();
    gateway = await startStandInGateway(SETTINGS);
    browser = await launchChromium(executablePath);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await gateway.close();
  });

  beforeEach(async () => {
    hosts = new Set();
    complaints = [];
    context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(10_000);
    context.on('request', (request) => hosts.add(new URL(request.url()).host));
    // Chromium reports violations of the content security policy as errors on the console.
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    context.on('weberror', (error) => complaints.push(error.error().message));
    page = await context.newPage();
    await page.goto(`${gateway.url}/graphql`);
    await queryEditor().getByText('NewestImages').waitFor();
  });

  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
    expect([...hosts]).toEqual([new URL(gateway.url).host]);
  });

  const queryEditor = () => page.getByRole('region', { name: 'Operation Editor' });
  const response = () => page.locator('.graphiql-response');
  const headersEditor = () => page.getByRole('region', { name: 'Headers' });
  const tab = (name: string) => page.getByRole('tab', { name });

  /** GraphiQL takes note of the operation in its editor a tenth of a second after the last change. */
  async function execute(): Promise<void> {
    await setTimeout(200);
    await page.getByRole('button', { name: /^Execute query/ }).click();
  }

  it('opens on the first example, one click away from its answer', async () => {
    expect(await page.title()).toBe('Image Gateway');
    expect(await page.locator('.graphiql-logo').innerText()).toBe('Image Gateway');
    expect(await page.locator('.graphiql-tab-active').innerText()).toBe('NewestImages');
    await execute();
    await response().getByText('"ubuntu-22-04-lts-v20240311"').waitFor();
    await response().getByText('"2023-06-10T09:00:00.123456789Z"').waitFor();
    expect(gateway.requests.at(-1)).toEqual({ operationName: 'NewestImages', authorization: 'Bearer sandbox-admin' });
  });

  it('has read the schema with the token, and shows it in the explorer and the documentation', async () => {
    expect(gateway.requests).toContainEqual({
      operationName: 'IntrospectionQuery',
      authorization: 'Bearer sandbox-admin',
    });
    await page.locator('.graphiql-explorer-root').getByText('latestComputeImage').waitFor();
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByRole('link', { name: 'DesktopImage', exact: true }).click();
    await page.getByText('A disk image of Cloud Desktop.').waitFor();
  });

  it.each([
    ['NextPage', '"Y3Vyc29yLTI"'],
    ['OneImage', '"7633633280"'],
    ['ImagesById', '"debian-12"'],
  ])('runs the example %s with its variables', async (name, answer) => {
    await tab(name).click();
    await queryEditor().getByText(`query ${name}`).waitFor();
    await execute();
    await response().getByText(answer).first().waitFor();
  });

  it('carries a token that was typed in from tab to tab, and stores it nowhere', async () => {
    await replaceText(headersEditor(), '{"authorization": "Bearer secret-token"}');
    await execute();
    await response().getByText('"debian-12"').waitFor();
    await tab('OneImage').click();
    await headersEditor().getByText('secret-token').waitFor();
    await execute();
    await response().getByText('"7633633280"').waitFor();
    expect(gateway.requests.slice(-2)).toEqual([
      { operationName: 'NewestImages', authorization: 'Bearer secret-token' },
      { operationName: 'OneImage', authorization: 'Bearer secret-token' },
    ]);
    const stored = await storedAfter('graphiql:queries', 'OneImage');
    expect(stored).not.toContain('secret-token');
  });

  it('keeps the tabs of a visitor over a reload', async () => {
    await tab('ImagesById').click();
    await queryEditor().getByText('query ImagesById').waitFor();
    await replaceText(queryEditor(), 'query MyOwn {\n  __typename\n}');
    await tab('MyOwn').waitFor();
    await storedAfter('graphiql:tabState', 'MyOwn');
    await page.reload();
    await queryEditor().getByText('query MyOwn').waitFor();
    expect(await page.getByRole('tab').allInnerTexts()).toEqual([
      'NewestImages',
      'NextPage',
      'OneImage',
      'MyOwn',
      'CreateImage',
      'FollowOperation',
    ]);
  });

  it('marks mistakes, which the worker for GraphQL finds, and tidies up', async () => {
    await replaceText(queryEditor(), 'query Mistaken { folder(folderId: "f") { nmae } }');
    await queryEditor().locator('.squiggly-error').first().waitFor();
    await page.getByRole('button', { name: /^Prettify query/ }).click();
    await queryEditor().locator('.view-line').nth(4).waitFor();
  });

  /** Pastes a text over that of an editor. */
  async function replaceText(editor: Locator, text: string): Promise<void> {
    await editor.locator('.graphiql-editor:not(.hidden) .view-lines').click();
    await page.keyboard.press('Control+A');
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await page.keyboard.press('Control+V');
  }

  /** All that the browser has stored, once an entry holds the text: GraphiQL stores with half a second's delay. */
  async function storedAfter(key: string, text: string): Promise<string> {
    const deadline = Date.now() + 10_000;
    while (Date.now() < deadline) {
      const entries = (await context.storageState()).origins.flatMap(({ localStorage }) => localStorage);
      if (entries.some(({ name, value }) => name === key && value.includes(text))) return JSON.stringify(entries);
      await setTimeout(50);
    }
    throw new Error(`The browser has not stored ${JSON.stringify(text)} under ${key}.`);
  }
});
