import { expect, it } from '@jest/globals';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { Scrape } from '../../support/prometheus.ts';

async function withGateway(
  environment: Readonly<Record<string, string>>,
  use: (gateway: TestGateway) => Promise<void>,
): Promise<void> {
  const gateway = await startGateway({ environment });
  try {
    await use(gateway);
  } finally {
    await gateway.close();
  }
}

it('has its metrics beside GraphQL by default', () =>
  withGateway({}, (gateway) => {
    expect(gateway.metricsUrl).toBe(`${gateway.url}/metrics`);
    return Promise.resolve();
  }));

it('has no metrics with METRICS=off', () =>
  withGateway({ METRICS: 'off', METRICS_PORT: '0' }, async (gateway) => {
    expect(gateway.metricsUrl).toBeNull();
    expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
  }));

it('has its metrics on METRICS_PORT alone where that is set, and nothing else there', () =>
  withGateway({ METRICS_PORT: '0' }, async (gateway) => {
    expect((await Scrape.of(gateway)).metrics.has('image_gateway_watched')).toBe(true);
    expect((await fetch(`${gateway.url}/metrics`)).status).toBe(404);
    expect((await fetch(new URL('/graphql', gateway.metricsUrl ?? ''), { method: 'POST' })).status).toBe(404);
  }));

it('stops serving metrics with everything else', async () => {
  const gateway = await startGateway({ environment: { METRICS_PORT: '0' } });
  await Scrape.of(gateway);
  await gateway.close();
  await expect(Scrape.of(gateway)).rejects.toThrow();
});

it('does not start where the port of the metrics is taken, and leaves nothing behind', async () => {
  await withGateway({ METRICS_PORT: '0' }, async ({ metricsUrl }) => {
    const { port } = new URL(metricsUrl ?? '');
    await expect(startGateway({ environment: { METRICS_PORT: port } })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
