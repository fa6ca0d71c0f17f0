import { describe, expect, it } from 'vitest';
import type { Finding } from '#core/diagnose/finding.ts';
import { findings } from '#core/diagnose/findings.ts';
import { AT, close, first, HOST, ids, MINUTE, refused, session, signature } from './fixtures.ts';

describe('a refused handshake', () => {
  it('with nothing wrong to be seen is called unexplained, with the usual causes', () => {
    expect(ids(refused())).toEqual(['unexplained']);
    const { causes, certainty, remedies } = first(refused());
    expect(certainty).toBe('possible');
    expect(remedies).toEqual([{ kind: 'ask-server' }, { kind: 'copy', format: 'curl' }]);
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

  it('of keys that had expired is certain beyond the clock window where the clock is known, else likely', () => {
    const clock = [{ source: 'Date header', at: AT, offsetMs: 0 }];
    expect(first(refused({ clock, keysExpiresAt: AT - 6 * MINUTE }))).toMatchObject({
      id: 'expired-credentials',
      certainty: 'certain',
      remedies: [{ kind: 'refresh' }, { kind: 'paste-keys' }],
    });
    expect(ids(refused({ clock, keysExpiresAt: AT - 6 * MINUTE }))).toEqual(['expired-credentials']);
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
      remedies: [{ kind: 'sign-again', region: 'eu-west-1' }],
    });
  });

  it('signed for another service than the host names is certain', () => {
    expect(first(refused({ signature: signature({ service: 'iotdevicegateway' }) }))).toMatchObject({
      id: 'wrong-service',
      certainty: 'certain',
      remedies: [{ kind: 'sign-again', service: 'execute-api' }],
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
    const [finding, last] = findings(refused({ session: session({ subprotocols: ['mqtt', 'v2'] }) }));
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
    expect(ids(refused({ session: session({ endedAt: AT + 15_000 }) }))).toEqual(['unexplained']);
    expect(ids(refused({ session: session({ endedAt: AT + 20_100 }) }))).toEqual([
      'no-answer',
      'unexplained',
    ]);
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
