import { describe, expect, it } from 'vitest';
import { connectionUrl, readManagementEndpoint } from '#core/connections/managementEndpoint.ts';

const HOST = 'abc123def4.execute-api.eu-central-1.amazonaws.com';

describe('the endpoint of @connections', () => {
  it.each([
    [`wss://${HOST}/dev`, `https://${HOST}/dev`],
    [`https://${HOST}/dev/`, `https://${HOST}/dev`],
    [`https://${HOST}/dev/@connections/abc%3D`, `https://${HOST}/dev`],
    [`${HOST}/dev?token=1`, `https://${HOST}/dev`],
    ['wss://api.example.com/v1/chat', 'https://api.example.com/v1/chat'],
    ['https://api.example.com', 'https://api.example.com'],
    ['ws://127.0.0.1:4510/dev', 'http://127.0.0.1:4510/dev'],
  ])('%s is %s', (text, url) => {
    expect(readManagementEndpoint(text).url).toBe(url);
  });

  it('tells region, API and stage, where the host names them', () => {
    expect(readManagementEndpoint(`wss://${HOST}/dev`)).toEqual({
      url: `https://${HOST}/dev`,
      origin: `https://${HOST}`,
      region: 'eu-central-1',
      apiId: 'abc123def4',
      stage: 'dev',
    });
    expect(readManagementEndpoint('https://api.example.com/v1')).toEqual({
      url: 'https://api.example.com/v1',
      origin: 'https://api.example.com',
    });
  });

  it.each(['', 'ftp://example.com', 'http://api.example.com/dev', `https://${HOST}`, `https://${HOST}/`])(
    '%j is none, with what to write instead',
    (text) => {
      expect(() => readManagementEndpoint(text)).toThrow(
        expect.objectContaining({ id: 'connections.endpoint', next: expect.any(String) }),
      );
    },
  );
});

describe('the URL of a connection', () => {
  it('escapes @ and the id, as the service is known to take it', () => {
    expect(connectionUrl({ url: `https://${HOST}/dev` }, ' L0SM9cOFvHcCIhw= ')).toBe(
      `https://${HOST}/dev/%40connections/L0SM9cOFvHcCIhw%3D`,
    );
  });

  it.each(['', '  ', '.', '..'])('is refused to %j, which would lead elsewhere', (id) => {
    expect(() => connectionUrl({ url: `https://${HOST}/dev` }, id)).toThrow(
      expect.objectContaining({ id: 'connections.id' }),
    );
  });
});
