import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { sandboxFolders } from '../../../src/sandbox/sandbox.ts';
import { exampleTabs } from '../../../src/server/playground/examples.ts';
import { launchChromium } from '../../support/chromium.ts';
import { CHROMIUM, describeWith } from '../../support/external-programs.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { buildPlayground } from './build-playground.ts';

const playground = {
  title: 'Image Gateway',
  headers: '{"authorization": "Bearer sandbox-admin"}',
  tabs: exampleTabs({ ownFolderId: sandboxFolders.alpha }),
};

describeWith(CHROMIUM, 'the playground on the sandbox', (executablePath) => {
  let gateway: TestGateway;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let hosts: Set<string>;
  let complaints: string[];

  beforeAll(async () => {
    await buildPlayground();
    gateway = await startGateway({ playground, sandboxOptions: { images: 400 } });
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
    context.on('request', (request) => hosts.add(new URL(request.url()).host));
    context.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page = await context.newPage();
    page.on('websocket', (socket) => hosts.add(new URL(socket.url()).host));
    await page.goto(`${gateway.url}/graphql`);
    await queryEditor().getByText('NewestImages').waitFor();
  });

  afterEach(async () => {
    await context.close();
    expect([...hosts]).toEqual([new URL(gateway.url).host]);
    expect(complaints).toEqual([]);
  });

  const queryEditor = () => page.getByRole('region', { name: 'Operation Editor' });
  const answer = () => page.locator('.graphiql-response');

  it('runs the first example with one click, and asks no other host for anything', async () => {
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await answer().getByText('"COMPUTE"').first().waitFor();
    expect(await answer().getByText('"errors"').count()).toBe(0);
    expect(gateway.sandbox.requests.filter(({ kind }) => kind === 'list').length).toBeGreaterThan(0);
  });

  it('creates an image and follows it to READY over a WebSocket', async () => {
    await openTab('CreateImage', 'mutation CreateImage');
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await answer().getByText('"RUNNING"').waitFor();
    const [, id] = /"operation":\s\{\s*"id":\s"([^"]+)"/.exec(await answer().innerText()) ?? [];
    expect(id).toMatch(/^[\w+/]+=*$/);

    await openTab('FollowOperation', 'subscription FollowOperation');
    await page.getByRole('button', { name: 'Variables' }).click();
    await replaceText('Variables', JSON.stringify({ id }));
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await answer().getByText('"SUCCEEDED"').waitFor();
    await answer().getByText('"READY"').waitFor();
    expect(await answer().getByText('"errors"').count()).toBe(0);
    // The button executes again when nothing is running.
    await page.getByRole('button', { name: /^Execute query/ }).waitFor();
  }, 60_000);

  it('says at once why a subscription is refused', async () => {
    await openTab('FollowOperation', 'subscription FollowOperation');
    await replaceText('Headers', '{}');
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await answer().getByText('4403').first().waitFor({ timeout: 5000 });
  }, 60_000);

  /** Pastes a text over that of an editor below the query. */
  async function replaceText(name: string, text: string): Promise<void> {
    await page.getByRole('region', { name }).locator('.graphiql-editor:not(.hidden) .view-lines').click();
    await page.keyboard.press('Control+A');
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await page.keyboard.press('Control+V');
  }

  async function openTab(name: string, text: string): Promise<void> {
    await page.getByRole('tab', { name }).click();
    await queryEditor().getByText(text).waitFor();
  }
});
