import { isFromOwnPages, saysItsPage } from './own-origin.js';

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

  it('[W35] the public name in the clear is not our page', () => {
    const headers = { host: 'quorate.example', origin: 'http://quorate.example' };
    expect(isFromOwnPages(headers, behindProxy)).toBe(false);
  });

  it.each([
    [{ cookie: 'quorate-1=x' }, false],
    [{ cookie: 'other=x; quorate-2=x', 'sec-fetch-site': 'same-origin' }, false],
    [{ cookie: 'quorate-1=x', authorization: 'Basic x' }, false],
    [{ cookie: 'quorate-1=x', origin: 'http://localhost:3000' }, true],
    [{ cookie: 'quorate-1=x', authorization: 'Bearer x' }, true],
    [{ cookie: 'other=x' }, true],
    [{}, true],
  ])('[W189] %j says from which page it comes, or needs not to: %s', (headers, says) => {
    expect(saysItsPage(headers)).toBe(says);
  });

  it('[W35] behind a proxy the public address is ours, whatever name the proxy passes on', () => {
    expect(isFromOwnPages({ host: 'inner:3000', origin: 'https://quorate.example' }, behindProxy)).toBe(true);
    expect(isFromOwnPages({ host: 'quorate.example', origin: 'https://quorate.example' }, behindProxy)).toBe(true);
    expect(isFromOwnPages({ host: 'quorate.example', origin: 'https://quorate.example.evil' }, behindProxy)).toBe(
      false,
    );
  });
});
