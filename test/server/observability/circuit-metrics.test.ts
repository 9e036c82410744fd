import { expect, it } from '@jest/globals';
import { startGateway } from '../../support/gateway.ts';
import { Scrape } from '../../support/prometheus.ts';

it('shows that a failing service is spared, and that others are not', async () => {
  const gateway = await startGateway({ environment: { CIRCUIT_MINIMUM_CALLS: '1', CIRCUIT_OPEN_MS: '60000' } });
  try {
    gateway.sandbox.faults.set('compute', { garbage: 'html-200' });
    for (let n = 0; n < 20; n += 1) await gateway.query('{ computeImage(imageId: "fd85u0rct32prepgjlv0") { id } }');
    const scrape = await Scrape.of(gateway);
    const isOpen = { service: 'COMPUTE', state: 'open' };
    expect(scrape.value('image_gateway_upstream_circuit_state', isOpen)).toBe(1);
    expect(scrape.value('image_gateway_upstream_circuit_state', { service: 'COMPUTE' })).toBe(1);
    expect(scrape.value('image_gateway_upstream_circuit_state', { service: 'BARE_METAL', state: 'closed' })).toBe(1);
    expect(scrape.value('image_gateway_upstream_circuit_changes_total', isOpen)).toBe(1);
    // What was refused was not sent.
    expect(scrape.value('image_gateway_upstream_requests_total')).toBe(gateway.sandbox.requests.length);
    expect(gateway.sandbox.requests.length).toBeLessThan(20);
    expect(
      scrape.value('image_gateway_upstream_refused_calls_total', { service: 'COMPUTE', reason: 'CIRCUIT_OPEN' }),
    ).toBe(20 - gateway.sandbox.requests.length);
  } finally {
    await gateway.close();
  }
});
