import { describe, expect, it } from 'vitest';
import type { LocalEvidence } from '#core/diagnose/evidence.ts';
import type { Finding } from '#core/diagnose/finding.ts';
import { localFindings } from '#core/diagnose/localFindings.ts';
import type { SessionRecord } from '#core/session.ts';
import type { SignatureTrace } from '#core/signature/trace.ts';

const AT = Date.UTC(2026, 10, 22, 12);
const MINUTE = 60_000;
const HOST = 'a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com';

const session = (more: Partial<SessionRecord> = {}): SessionRecord => ({
  id: 1,
  url: `wss://${HOST}/dev`,
  name: 'dev',
  profileId: 'p',
  profileName: 'dev',
  accessKeyId: 'ASIA…7Q2F',
  subprotocols: [],
  state: 'failed',
  createdAt: AT,
  endedAt: AT + 200,
  close: { code: 1006, reason: '', wasClean: false },
  buffered: 0,
  sent: { frames: 0, bytes: 0 },
  received: { frames: 0, bytes: 0 },
  firstIndex: 0,
  nextIndex: 0,
  ...more,
});
const signature = (more: Partial<SignatureTrace> = {}): SignatureTrace => ({
  url: '',
  urlLength: 900,
  accessKeyId: 'ASIA…7Q2F',
  service: 'execute-api',
  region: 'eu-west-1',
  credentialScope: '20261122/eu-west-1/execute-api/aws4_request',
  signedAt: AT,
  expires: 300,
  validUntil: AT + 300_000,
  canonicalRequest: '',
  stringToSign: '',
  signature: '9f2c…00e1',
  parameters: [],
  token: 'signed',
  ...more,
});

/** A handshake refused although everything that can be known locally is right. */
const refused = (more: Partial<LocalEvidence> = {}): LocalEvidence => ({
  session: session(),
  signature: signature(),
  hostRegion: 'eu-west-1',
  hostService: 'execute-api',
  label: 'API Gateway',
  apiId: 'a1b2c3d4e5',
  stage: 'dev',
  keysExpiresAt: AT + 60 * MINUTE,
  now: AT + 1_000,
  ...more,
});
/** A connection that was open and has ended. */
const ended = (more: Partial<SessionRecord>, rest: Partial<LocalEvidence> = {}): LocalEvidence =>
  refused({ session: session({ state: 'closed', openedAt: AT, ...more }), ...rest });
const close = (code: number): Pick<SessionRecord, 'close'> => ({
  close: { code, reason: '', wasClean: code !== 1006 },
});
const ids = (evidence: LocalEvidence): string[] => localFindings(evidence).map(({ id }) => id);
const first = (evidence: LocalEvidence): Finding => localFindings(evidence)[0] as Finding;

describe('a refused handshake', () => {
  it('with nothing wrong to be seen is called unexplained, with the usual causes', () => {
    expect(ids(refused())).toEqual(['unexplained']);
    const { causes, certainty, remedy } = first(refused());
    expect(certainty).toBe('possible');
    expect(remedy).toEqual({ kind: 'copy', format: 'curl' });
    expect(causes?.map(({ id }) => id)).toEqual([
      'policy-missing',
      'token-of-other-key',
      'clock-behind',
      'stage-or-api-unknown',
      'connect-integration-failed',
      'throttled',
      'network-refused',
    ]);
    expect(causes?.[0]?.sentence).toContain('a1b2c3d4e5/dev/$connect');
  });

  it('names region and Host among the causes only where the host does not settle them', () => {
    const { hostRegion: _region, hostService: _service, ...custom } = refused();
    const causes = first(custom).causes?.map(({ id }) => id);
    expect(causes).toContain('wrong-region');
    expect(causes).toContain('host-mismatch');
  });

  it('of keys that had expired is certain beyond the clock window, likely within it', () => {
    expect(first(refused({ keysExpiresAt: AT - 6 * MINUTE }))).toMatchObject({
      id: 'expired-credentials',
      certainty: 'certain',
      remedy: { kind: 'paste-keys' },
    });
    expect(ids(refused({ keysExpiresAt: AT - 6 * MINUTE }))).toEqual(['expired-credentials']);
    expect(first(refused({ keysExpiresAt: AT - MINUTE }))).toMatchObject({
      id: 'expired-credentials',
      certainty: 'likely',
    });
    expect(ids(refused({ keysExpiresAt: AT + 1 }))).toEqual(['unexplained']);
  });

  it('signed for another region than the host names is certain, and can be signed again', () => {
    expect(first(refused({ signature: signature({ region: 'us-east-1' }) }))).toMatchObject({
      id: 'wrong-region',
      title: 'Signed for us-east-1, but this API lives in eu-west-1',
      certainty: 'certain',
      remedy: { kind: 'sign-again', region: 'eu-west-1' },
    });
  });

  it('signed for another service than the host names is certain', () => {
    expect(first(refused({ signature: signature({ service: 'iotdevicegateway' }) }))).toMatchObject({
      id: 'wrong-service',
      certainty: 'certain',
      remedy: { kind: 'sign-again', service: 'execute-api' },
    });
  });

  it.each([
    [4_096, ['unexplained']],
    [4_097, ['url-too-long']],
  ])('of a URL of %d characters', (urlLength, expected) => {
    expect(ids(refused({ signature: signature({ urlLength }) }))).toEqual(expected);
  });

  it('says nothing of the length on a service without that quota', () => {
    const iot = refused({
      hostService: 'iotdevicegateway',
      label: 'AWS IoT Core',
      signature: signature({ service: 'iotdevicegateway', urlLength: 9_000 }),
    });
    expect(ids(iot)).toEqual(['unexplained']);
  });

  it('of a URL without stage asks for one', () => {
    const { stage: _stage, ...rest } = refused({ session: session({ url: `wss://${HOST}/` }) });
    expect(first(rest)).toMatchObject({ id: 'stage-missing', certainty: 'likely' });
    expect(ids(rest)).toContain('unexplained');
  });

  it('of ws:// to an AWS host is certain, and not on a local emulator', () => {
    expect(first(refused({ session: session({ url: `ws://${HOST}/dev` }) }))).toMatchObject({
      id: 'cleartext',
      certainty: 'certain',
    });
    expect(ids(refused({ session: session({ url: 'ws://127.0.0.1:4510/dev' }) }))).toEqual(['unexplained']);
  });

  it('of an execute-api host with a port of its own', () => {
    expect(first(refused({ session: session({ url: `wss://${HOST}:8443/dev` }) })).id).toBe('port-in-host');
    expect(ids(refused({ session: session({ url: `wss://${HOST}:443/dev` }) }))).toEqual(['unexplained']);
  });

  it('with close code 1015 failed before any signature was looked at', () => {
    expect(ids(refused({ session: session(close(1015)) }))).toEqual(['tls-failure']);
  });

  it('that asked for a subprotocol may lack its echo', () => {
    const [finding, last] = localFindings(refused({ session: session({ subprotocols: ['mqtt', 'v2'] }) }));
    expect(finding).toMatchObject({ id: 'subprotocol-not-echoed', certainty: 'possible' });
    expect(finding?.sentence).toContain('mqtt, v2');
    expect(last?.id).toBe('unexplained');
  });

  it('of a signature older than X-Amz-Expires is likely, older than 5 minutes possible', () => {
    const old = (ms: number, expires: number): Finding =>
      first(refused({ signature: signature({ signedAt: AT - ms, expires }) }));
    expect(old(61_000, 60)).toMatchObject({ id: 'expired-url', certainty: 'likely' });
    expect(old(6 * MINUTE, 3_600)).toMatchObject({ id: 'expired-url', certainty: 'possible' });
    expect(old(6 * MINUTE, 3_600).sentence).toMatch(/often/);
    expect(old(59_000, 60).id).toBe('unexplained');
    expect(old(4 * MINUTE, 3_600).id).toBe('unexplained');
  });

  it('after 29 seconds has the length of an integration timeout', () => {
    expect(first(refused({ session: session({ endedAt: AT + 29_200 }) })).id).toBe(
      'connect-integration-timeout',
    );
    expect(ids(refused({ session: session({ endedAt: AT + 20_000 }) }))).toEqual(['unexplained']);
    expect(ids(refused({ session: session({ endedAt: AT + 60_000 }) }))).toEqual(['unexplained']);
  });

  it('ranks what is certain before what is possible, and then claims no ignorance', () => {
    const both = refused({
      session: session({ subprotocols: ['mqtt'] }),
      signature: signature({ region: 'us-east-1' }),
    });
    expect(ids(both)).toEqual(['wrong-region', 'subprotocol-not-echoed']);
  });
});

describe('a connection that was open', () => {
  it('has no findings while it is open, connecting or lost with its host', () => {
    for (const state of ['connecting', 'open', 'closing', 'lost'] as const) {
      const evidence = refused({
        session: session({ state }),
        signature: signature({ region: 'us-east-1' }),
        keysExpiresAt: 0,
      });
      expect(ids(evidence)).toEqual([]);
    }
  });

  it.each([1000, 1005, 4000])('has no findings after a close with %d', (code) => {
    expect(ids(ended({ ...close(code), endedAt: AT + MINUTE }))).toEqual([]);
  });

  it('closed 10 minutes after its last message was idle', () => {
    const idle = (code: number, minutes: number): string[] =>
      ids(ended({ ...close(code), lastFrameAt: AT + MINUTE, endedAt: AT + (1 + minutes) * MINUTE }));
    expect(idle(1001, 10.06)).toEqual(['idle-timeout']);
    expect(idle(1001, 9)).toEqual([]);
    expect(idle(1006, 10)).toEqual(['idle-timeout']);
    expect(idle(1000, 10)).toEqual([]);
    expect(first(ended({ ...close(1001), endedAt: AT + 10 * MINUTE })).certainty).toBe('likely');
  });

  it('does not blame the idle limit of API Gateway on another service', () => {
    expect(
      ids(
        ended(
          { ...close(1001), endedAt: AT + 10 * MINUTE },
          { hostService: 'iotdevicegateway', label: 'AWS IoT Core' },
        ),
      ),
    ).toEqual([]);
  });

  it('of two hours met the limit of duration', () => {
    const lasted = (ms: number): string[] =>
      ids(ended({ ...close(1001), lastFrameAt: AT + ms - 1_000, endedAt: AT + ms }));
    expect(lasted(120 * MINUTE + 500)).toEqual(['duration-limit']);
    expect(lasted(110 * MINUTE)).toEqual([]);
  });

  it('closed with 1009 had a message too big, doubted where none was', () => {
    expect(
      first(ended({ ...close(1009), sent: { frames: 3, bytes: 200_000 } }, { largestSent: 140_000 })),
    ).toMatchObject({
      id: 'message-too-big',
      certainty: 'certain',
      evidenceFor: ['The close code is 1009.', 'The largest message sent was 140 kB.'],
    });
    expect(first(ended({ ...close(1009), sent: { frames: 1, bytes: 100 } }))).toMatchObject({
      certainty: 'likely',
      evidenceAgainst: ['No message sent was larger than 100 B.'],
    });
  });

  it.each([
    [true, 'certain'],
    [false, 'possible'],
    [undefined, 'likely'],
  ] as const)('closed with 1003, binary sent: %s, is %s', (sentBinary, certainty) => {
    const evidence = ended({ ...close(1003) }, sentBinary === undefined ? {} : { sentBinary });
    expect(first(evidence)).toMatchObject({ id: 'binary-not-supported', certainty });
  });

  it('that ended without a close frame was lost', () => {
    expect(ids(ended({ ...close(1006), endedAt: AT + MINUTE }))).toEqual(['connection-lost']);
  });
});

describe('every finding', () => {
  const all = [
    refused(),
    refused({ keysExpiresAt: 0 }),
    refused({
      signature: signature({
        region: 'us-east-1',
        service: 'iotdevicegateway',
        urlLength: 5_000,
        signedAt: AT - 6 * MINUTE,
        expires: 60,
      }),
    }),
    refused({
      session: session({
        url: `ws://${HOST}:81/`,
        subprotocols: ['a'],
        endedAt: AT + 29_000,
        ...close(1015),
      }),
    }),
    ended({ ...close(1001), endedAt: AT + 10 * MINUTE }),
    ended({ ...close(1001), endedAt: AT + 120 * MINUTE }),
    ended(close(1003)),
    ended(close(1009)),
    ended({ ...close(1006), endedAt: AT + MINUTE }),
  ].flatMap(localFindings);

  it('is a sentence with a next step, a source and something that speaks for it', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBeGreaterThanOrEqual(14);
    for (const { id, title, sentence, next, source, evidenceFor } of all) {
      expect([
        id,
        sentence.endsWith('.'),
        next.endsWith('.'),
        title.endsWith('.'),
        source !== '',
        evidenceFor.length > 0,
      ]).toEqual([id, true, true, false, true, true]);
    }
  });
});
