import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { exampleTabs } from '../../../src/server/playground/examples.ts';
import { launchChromium } from '../../support/chromium.ts';
import { CHROMIUM, describeWith } from '../../support/external-programs.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { buildPlayground } from './build-playground.ts';

const playground = {
  title: 'Image Gateway',
  headers: '{"authorization": "Bearer sandbox-admin"}',
  tabs: exampleTabs(),
};

describeWith(CHROMIUM, 'the playground on the sandbox', (executablePath) => {
  let gateway: TestGateway;
  let browser: Browser;

  beforeAll(async () => {
    await buildPlayground();
    gateway = await startGateway({ playground, sandboxOptions: { images: 400 } });
    browser = await launchChromium(executablePath);
  }, 120_000);

  afterAll(async () => {
    await browser.close();
    await gateway.close();
  });

  it('runs the first example with one click, and asks no other host for anything', async () => {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const hosts = new Set<string>();
    const complaints: string[] = [];
    context.on('request', (request) => hosts.add(new URL(request.url()).host));
    context.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    const page = await context.newPage();
    await page.goto(`${gateway.url}/graphql`);
    await page.getByRole('region', { name: 'Operation Editor' }).getByText('NewestImages').waitFor();
    await page.getByRole('button', { name: /^Execute query/ }).click();
    const answer = page.locator('.graphiql-response');
    await answer.getByText('"BARE_METAL"').first().waitFor();
    expect(await answer.getByText('"errors"').count()).toBe(0);
    expect(gateway.sandbox.requests.filter(({ kind }) => kind === 'list').length).toBeGreaterThan(0);
    expect([...hosts]).toEqual([new URL(gateway.url).host]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
