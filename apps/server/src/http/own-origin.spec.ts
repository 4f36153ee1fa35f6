import { isFromOwnPages } from './own-origin.js';

const here = { host: '127.0.0.1', trustProxy: false };
const behindProxy = { host: '0.0.0.0', trustProxy: true, url: 'https://quorate.example' };

describe('requests from our own pages', () => {
  it.each([
    [{ host: '127.0.0.1:3000' }],
    [{ host: 'localhost:3000', origin: 'http://localhost:3000' }],
    [{ host: '[::1]:3000', origin: 'http://[::1]:3000' }],
    [{ host: 'localhost:3000', origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }],
  ])('[W35] %j is one, on this machine', (headers) => {
    expect(isFromOwnPages(headers, here)).toBe(true);
  });

  it.each([
    [{}],
    [{ host: 'rebound.example' }],
    [{ host: 'localhost:3000', origin: 'http://localhost:3001' }],
    [{ host: 'localhost:3000', origin: 'null' }],
    [{ host: 'localhost:3000', origin: 'https://elsewhere.example' }],
    [{ host: 'localhost:3000', 'sec-fetch-site': 'cross-site' }],
    [{ host: 'localhost:3000', 'sec-fetch-site': 'same-site' }],
    [{ host: 'not a host' }],
  ])('[W35] %j is none, on this machine', (headers) => {
    expect(isFromOwnPages(headers, here)).toBe(false);
  });

  it('[W35] behind a proxy the public address is ours, whatever name the proxy passes on', () => {
    expect(isFromOwnPages({ host: 'inner:3000', origin: 'https://quorate.example' }, behindProxy)).toBe(true);
    expect(isFromOwnPages({ host: 'quorate.example', origin: 'https://quorate.example' }, behindProxy)).toBe(true);
    expect(isFromOwnPages({ host: 'quorate.example', origin: 'https://quorate.example.evil' }, behindProxy)).toBe(
      false,
    );
  });
});
