import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { startGateway } from '../../support/gateway.ts';
import { markedPart, tableCells } from '../../support/markdown-table.ts';
import { Scrape } from '../../support/prometheus.ts';

it('documents every metric of the gateway as a scrape explains it', async () => {
  const gateway = await startGateway();
  try {
    const { metrics } = await Scrape.of(gateway);
    const own = [...metrics].filter(([name]) => name.startsWith('image_gateway_'));
    const rows = own.map(([name, { type, help }]) => [`\`${name}\``, type, help]);
    const page = readFileSync(new URL('../../../docs/observability.md', import.meta.url), 'utf8');
    const [, ...documented] = tableCells(markedPart(page, 'metrics'));
    expect(documented.map(([name, type, , meaning]) => [name, type, meaning])).toEqual(rows);
  } finally {
    await gateway.close();
  }
});
