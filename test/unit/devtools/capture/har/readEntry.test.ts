import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntry, readHar } from '#devtools/capture/har/readEntry.ts';
import { URL_1 } from '../support/events.ts';
import { START } from '../support/FakeTime.ts';
import { entry, failure, firefoxEntry } from './support.ts';

describe('readEntry', () => {
  it('reads what Chrome records of a handshake, secrets masked', () => {
    const read = readEntry(entry({ requestHeaders: { 'Sec-WebSocket-Protocol': 'chat, v2' } }));
    expect(read).toMatchObject({
      url: URL_1,
      startedAt: START,
      answeredAt: START + 25,
      subprotocols: ['chat', 'v2'],
      subprotocol: 'chat',
      paged: true,
      origin: 'https://app.example.com',
      handshake: {
        status: 101,
        statusText: 'Switching Protocols',
        timings: { send: 0, wait: 25, receive: 0 },
      },
    });
    expect(read?.handshake.requestHeaders).toContainEqual(['cookie', '… (6 characters)']);
    expect(JSON.stringify(read)).not.toContain('SECRET');
  });

  it('has no answer while there is none', () => {
    expect(readEntry(entry({ status: 0 }))).not.toHaveProperty('answeredAt');
  });

  it('reads Chrome’s words for a refused handshake', () => {
    const words = 'Error during WebSocket handshake: Unexpected response code: 403';
    const read = readEntry(entry({ status: 0, messages: [failure(words)] }));
    expect(read?.handshake).toMatchObject({ status: 0, error: words });
  });

  it('reads status and headers that Firefox tells, at the address that the handshake went to', () => {
    const read = readEntry(
      firefoxEntry({ status: 403, headers: { 'x-amzn-ErrorType': 'ForbiddenException' } }),
    );
    expect(read?.url).toBe(URL_1);
    expect(read?.handshake.status).toBe(403);
    expect(read?.handshake.responseHeaders).toContainEqual(['x-amzn-errortype', 'ForbiddenException']);
    expect(read).not.toHaveProperty('messages');
  });

  it('tells two handshakes of the same URL and millisecond apart', () => {
    expect(readEntry(entry())?.key).not.toBe(readEntry(entry({ key: 'dGhlIHNhbXBsZSBub25jZQ==' }))?.key);
    expect(readEntry(entry())?.key).toBe(readEntry(entry({ status: 0 }))?.key);
  });

  it('leaves out requests that are no WebSockets', () => {
    const page = { ...entry({ url: 'https://app.example.com/' }), _resourceType: 'document' };
    page.request.headers = [];
    expect(readEntry(page)).toBeUndefined();
    expect(readHar({ entries: [page, entry()] })).toHaveLength(1);
    expect(readHar({ log: { entries: [entry()] } })).toHaveLength(1);
  });

  it('leaves out a socket that came to no request, which Chrome dates before 1970', () => {
    expect(readEntry(entry({ startedAt: -1_000 }))).toBeUndefined();
  });

  it('throws at nothing', () => {
    const part = fc.oneof(fc.anything(), fc.constant(entry()));
    fc.assert(
      fc.property(part, part, part, (request, response, timings) => {
        readHar({ entries: [{ ...entry(), request, response, timings }, request] });
        readHar(request);
      }),
    );
  });
});
