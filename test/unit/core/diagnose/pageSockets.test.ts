import { describe, expect, it } from 'vitest';
import { handshakeStatus, readHandshake } from '#core/diagnose/answer/readHandshake.ts';
import { findings } from '#core/diagnose/findings.ts';
import { networkKind } from '#core/diagnose/networkKind.ts';
import { readSentUrl } from '#core/diagnose/sentUrl/readSentUrl.ts';
import type { RecordedHandshake } from '#core/page/pageSocket.ts';
import { AT, HOST, refused, session } from './fixtures.ts';

const PAGE = { pageUrl: 'https://app.example.com/', scope: 'page', seenFrom: 'start' } as const;
const SIGNED =
  `wss://${HOST}/dev?X-Amz-Algorithm=AWS4-HMAC-SHA256` +
  '&X-Amz-Credential=ASIAEXAMPLEEXAMPLE00%2F20261122%2Feu-west-1%2Fexecute-api%2Faws4_request' +
  '&X-Amz-Date=20261122T115930Z&X-Amz-Expires=300&X-Amz-SignedHeaders=host' +
  `&X-Amz-Security-Token=IQoJb3JpZ2luX2VjEXAMPLE&X-Amz-Signature=${'ab12'.repeat(16)}`;

const handshake = (more: Partial<RecordedHandshake>): RecordedHandshake => ({
  status: 0,
  requestHeaders: [],
  responseHeaders: [],
  ...more,
});

/** A page's refused socket with what DevTools recorded of its handshake. */
function ofPage(recorded: RecordedHandshake, more: object = {}) {
  const { signature: _, keysExpiresAt: __, ...rest } = refused();
  const sent = readSentUrl(SIGNED);
  return findings({
    ...rest,
    session: session({ profileId: '', profileName: '', page: PAGE }),
    ...(sent ? { sent } : {}),
    pageScheme: 'https:',
    ...readHandshake(recorded, AT, false),
    ...more,
  });
}

describe('the handshake that DevTools recorded', () => {
  it('is an answer with status and headers, as Firefox tells them', () => {
    const responseHeaders = [
      ['x-amzn-errortype', 'ForbiddenException'],
      ['set-cookie', '… (9 characters)'],
    ] as const;
    expect(readHandshake(handshake({ status: 403, responseHeaders }), AT, false)).toEqual({
      answers: [{ source: 'handshake', at: AT, status: 403, headers: [responseHeaders[0]], body: '' }],
    });
  });

  it('is a status alone, as Chrome’s words tell it', () => {
    const recorded = handshake({
      error: 'Error during WebSocket handshake: Unexpected response code: 403',
    });
    expect(handshakeStatus(recorded)).toBe(403);
    expect(readHandshake(recorded, AT, false).answers).toMatchObject([{ status: 403, headers: [] }]);
  });

  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'dns'],
    ['NS_ERROR_UNKNOWN_HOST', 'dns'],
    ['Error in connection establishment: net::ERR_CONNECTION_REFUSED', 'refused'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'tls'],
    ['net::ERR_CONNECTION_RESET', 'reset'],
  ] as const)('is a fault of the network where it says %s', (error, kind) => {
    expect(networkKind(error)).toBe(kind);
    expect(readHandshake(handshake({ error }), AT, false)).toEqual({
      network: { kind, source: 'DevTools', detail: error },
    });
  });

  it.each([{ error: '' }, { error: 'something else' }])(
    'says nothing of a refusal where it is %j',
    (more) => {
      expect(readHandshake(handshake(more), AT, false)).toEqual({});
    },
  );

  it('is an acceptance where the browser opened no socket by it, and no news where it did', () => {
    expect(readHandshake(handshake({ status: 101 }), AT, false).answers).toMatchObject([{ status: 101 }]);
    expect(readHandshake(handshake({ status: 101 }), AT, true)).toEqual({});
  });
});

describe('of a page’s refused socket', () => {
  it.each([
    ['signed', {}],
    ['unsigned', { sent: readSentUrl('wss://abc123def4.execute-api.eu-central-1.amazonaws.com/dev') }],
  ])('an answer of 101 is called no refusal (%s)', (_, more) => {
    const found = ofPage(handshake({ status: 101 }), more);
    expect(found).toMatchObject([
      { id: 'unexplained', title: 'It ended before it was open', evidenceFor: ['The answer says 101.'] },
    ]);
    expect(found[0]?.causes).toBeUndefined();
  });

  it('a status alone is not called an answer that AWS never gives', () => {
    const [first, ...others] = ofPage(handshake({ error: 'Unexpected response code: 403' }));
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      id: 'unexplained',
      certainty: 'possible',
      title: 'The server answered 403, and the browser tells no more',
      evidenceFor: ['The answer says 403.'],
      remedies: [{ kind: 'ask-server' }],
    });
    expect(first?.causes?.map(({ id }) => id)).toContain('policy-missing');
  });

  it('nothing is offered that needs keys which no profile holds', () => {
    const refusal = handshake({ error: 'net::ERR_CONNECTION_REFUSED' });
    const old = { now: AT, sent: readSentUrl(SIGNED.replace('T115930Z', 'T110000Z')) };
    const kinds = (more: object = {}) =>
      ofPage(handshake({}), { ...old, ...more }).flatMap(({ remedies = [] }) =>
        remedies.map(({ kind }) => kind),
      );
    expect(ofPage(refusal)[0]).toMatchObject({ id: 'network-refused' });
    expect(kinds()).not.toContain('sign-again');
    const keys = { profileName: 'dev', accessKeyId: 'ASIA…LE00', longLived: false, hasToken: true };
    expect(kinds({ keys })).toContain('sign-again');
  });

  it('a region that is not the host’s is offered to be signed for in the console, whoever’s keys there are', () => {
    const sent = readSentUrl(SIGNED.replace('%2Feu-west-1%2F', '%2Fus-west-2%2F'));
    const keys = { profileName: 'dev', accessKeyId: 'ASIA…LE00', longLived: false, hasToken: true };
    for (const more of [{}, { keys }]) {
      const [first] = ofPage(handshake({}), { sent, hostRegion: 'eu-west-1', ...more });
      expect(first).toMatchObject({
        id: 'wrong-region',
        remedies: [{ kind: 'take-over', region: 'eu-west-1' }],
      });
    }
  });

  it('an unencrypted address on an https: page is what the browser blocked', () => {
    const sent = readSentUrl('ws://ws.example.com/dev');
    const [first] = ofPage(handshake({}), { sent });
    expect(first).toMatchObject({ id: 'mixed-content', certainty: 'certain' });
  });
});
