import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskHeaders } from '#core/page/maskHeaders.ts';

const one = (name: string, value: string): string | undefined => maskHeaders([[name, value]])[0]?.[1];

describe('maskHeaders', () => {
  it('writes names in lower case, in their order, and leaves what is no secret', () => {
    expect(
      maskHeaders([
        ['Upgrade', 'websocket'],
        ['x-amzn-RequestId', 'a-b-c'],
        ['X-Amzn-ErrorType', 'ForbiddenException'],
        ['Sec-WebSocket-Key', 'v/cv2QWZxWJG0wYresE2/g=='],
      ]),
    ).toEqual([
      ['upgrade', 'websocket'],
      ['x-amzn-requestid', 'a-b-c'],
      ['x-amzn-errortype', 'ForbiddenException'],
      ['sec-websocket-key', 'v/cv2QWZxWJG0wYresE2/g=='],
    ]);
  });

  it.each([
    'Cookie',
    'Set-Cookie',
    'X-Amz-Security-Token',
    'X-Api-Key',
    'Proxy-Authorization',
    'X-Auth-Token',
  ])('keeps the length of %s and nothing else', (name) => {
    expect(one(name, 'a=SECRET')).toBe('… (8 characters)');
    expect(one(name, '')).toBe('');
  });

  it('keeps the scheme of credentials, which says what they are', () => {
    expect(one('Authorization', 'Bearer SECRET')).toBe('Bearer … (6 characters)');
    expect(one('Authorization', 'AWS4-HMAC-SHA256 Credential=SECRET')).toBe(
      'AWS4-HMAC-SHA256 … (17 characters)',
    );
  });

  it('keeps names of subprotocols and masks what is put in their place', () => {
    const token = 'header-'.padEnd(60, 'S');
    expect(one('Sec-WebSocket-Protocol', `graphql-ws,${token}`)).toBe('graphql-ws, … (60 characters)');
  });

  it('masks secrets in the query of an address, and leaves out its fragment', () => {
    expect(one('Referer', 'https://a.example/x?page=2&access_token=SECRET#SECRET')).toBe(
      'https://a.example/x?page=2&access_token=…',
    );
    expect(one('Location', '/login#SECRET')).toBe('/login');
    expect(one(':path', '/dev?room=7&access_token=SECRET')).toBe('/dev?room=7&access_token=…');
    expect(one('X-Original-URI', `/dev?x-amz-security-token=${'SECRET'.repeat(20)}`)).not.toContain(
      'SECRETSECRET',
    );
  });

  it('lets no secret through, whatever it is made of', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('cookie', 'authorization', 'x-amz-security-token', 'x-api-key', 'set-cookie'),
        fc.string({ unit: fc.constantFrom('Q', 'é', '😀', ' ', '='), minLength: 1 }),
        (name, secret) => {
          const shown = one(name, secret) ?? '';
          expect(shown).not.toMatch(/[Qé😀=]/u);
        },
      ),
    );
  });

  it('cuts off what no server sends in earnest', () => {
    const many = Array.from({ length: 300 }, (_, at) => [`h${at}`, 'x'.repeat(9_000)] as const);
    const masked = maskHeaders(many);
    expect(masked).toHaveLength(200);
    expect(masked[0]?.[1]).toHaveLength(8_192);
  });
});
