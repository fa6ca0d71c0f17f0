import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readEvidence } from '#console/store/readEvidence.ts';
import type { PageSocket } from '#core/page/pageSocket.ts';
import type { SessionDetail, SessionRecord } from '#core/session.ts';
import type { GatheredEvidence } from '#messaging/contract.ts';
import { AT, session, signature } from '../../core/diagnose/fixtures.ts';

beforeEach(() => void vi.stubGlobal('navigator', { onLine: true }));

const PAGE: PageSocket = { pageUrl: 'https://app.example.com/', scope: 'page', seenFrom: 'start' };
const SENT = { host: 'abc' } as never;

/** What is known of a session by a store that holds just this. */
function evidenceOf(record: SessionRecord, detail: Partial<SessionDetail>, gathered: GatheredEvidence = {}) {
  const of = <T>(value: T) => ({ value });
  return readEvidence({
    session: of(record),
    detail: of({ id: record.id, ...detail }),
    sessionEndpoint: of(undefined),
    profiles: of([]),
    now: of(AT),
    gathered: of(gathered),
    gatheredFor: of(record.id),
    gatewayFrames: of([]),
    policyText: of(''),
  } as never);
}

const ofPage = (detail: Partial<SessionDetail>, gathered?: GatheredEvidence) =>
  evidenceOf(session({ profileId: '', page: PAGE }), detail, gathered);

const handshake = {
  status: 403,
  requestHeaders: [],
  responseHeaders: [['date', new Date(AT + 60_000).toUTCString()]] as const,
};

describe('the evidence of a page’s socket', () => {
  it('has its URL, handshake, clock and page from the log alone, as after a restart', () => {
    const evidence = ofPage({ sent: SENT, handshake, signature: signature() });
    expect(evidence).toMatchObject({ sent: SENT, pageScheme: 'https:' });
    expect(evidence?.answers).toMatchObject([{ source: 'handshake', status: 403, at: AT + 200 }]);
    expect(evidence?.clock).toMatchObject([{ offsetMs: 60_300 }]);
  });

  it('does not take what was rebuilt from its URL for what it signed', () => {
    expect(ofPage({ signature: signature() })?.signature).toBeUndefined();
    expect(evidenceOf(session(), { signature: signature() })?.signature).toBeDefined();
  });

  it('puts what the server was asked behind the handshake, and tells no handshake twice', () => {
    const answer = (source: 'handshake' | 'plain-probe', at: number) => ({
      source,
      at,
      status: 403,
      headers: [],
      body: '',
    });
    const asked = answer('plain-probe', AT + 900);
    const sources = (gathered: GatheredEvidence) =>
      ofPage({ handshake }, gathered)?.answers?.map(({ source, at }) => [source, at - AT]);
    expect(sources({ answers: [asked] })).toEqual([
      ['handshake', 200],
      ['plain-probe', 900],
    ]);
    expect(sources({ answers: [answer('handshake', AT + 150), asked] })).toEqual([
      ['handshake', 150],
      ['plain-probe', 900],
    ]);
  });

  it('holds how the network failed, where the browser’s record says so', () => {
    const refused = { ...handshake, status: 0, error: 'net::ERR_CONNECTION_REFUSED' };
    expect(ofPage({ handshake: refused })?.network).toMatchObject({ kind: 'refused' });
  });
});
