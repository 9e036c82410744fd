import { describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../../src/config.ts';

const environment = { API_HOST: 'api.example.net' };

describe('TRUSTED_PROXIES', () => {
  it.each([
    ['127.0.0.1', ['127.0.0.1']],
    ['10.0.0.0/8, fd00::/8', ['10.0.0.0/8', 'fd00::/8']],
    ['loopback,uniquelocal', ['loopback', 'uniquelocal']],
    ['::1', ['::1']],
    ['', []],
  ])('may be %j', (value, trustedProxies) => {
    expect(loadConfig({ ...environment, TRUSTED_PROXIES: value }).edge).toMatchObject({ trustedProxies });
  });

  it.each([
    'true',
    '1',
    '*',
    '0.0.0.0/0',
    '10.0.0.0/33',
    'fd00::/129',
    '10.0.0.0/8/8',
    'proxy.example.net',
    '10.0.0.1,',
  ])('may not be %j', (value) => {
    expect(() => loadConfig({ ...environment, TRUSTED_PROXIES: value })).toThrow(
      `TRUSTED_PROXIES is ${JSON.stringify(value)}; allowed: IP addresses and networks, such as`,
    );
  });
});

describe('CORS_ORIGINS', () => {
  it('may be origins', () => {
    const value = 'https://a.example.net, http://localhost:3000';
    expect(loadConfig({ ...environment, CORS_ORIGINS: value }).edge).toMatchObject({
      corsOrigins: ['https://a.example.net', 'http://localhost:3000'],
    });
  });

  it.each([
    '*',
    'null',
    'https://a.example.net/',
    'https://a.example.net/path',
    'a.example.net',
    'https://*.example.net',
    'https://A.example.net',
    'https://a.example.net:443',
    'file://a',
    'https://a.example.net,',
  ])('may not be %j', (value) => {
    expect(() => loadConfig({ ...environment, CORS_ORIGINS: value })).toThrow(/CORS_ORIGINS is .*; allowed: http and/);
  });
});
