import { describe, expect, it } from 'vitest';
import type { Answer } from '#core/diagnose/answer/types.ts';
import type { Evidence } from '#core/diagnose/evidence.ts';
import type { Finding } from '#core/diagnose/finding.ts';
import { findings } from '#core/diagnose/findings.ts';
import { readSentUrl } from '#core/diagnose/sentUrl/readSentUrl.ts';
import {
  answer,
  canonical,
  INVALID_TOKEN,
  invalid,
  match,
  mismatch,
  NO_POLICY,
  same,
  sent,
  url,
} from './answers.ts';
import { AT, first, HOST, ids, MINUTE, refused, session, signature } from './fixtures.ts';

const find = (evidence: Evidence, id: string): Finding | undefined =>
  findings(evidence).find((one) => one.id === id);
const iso = (ms: number) => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, '');
const tooOld = (serverTime: number) =>
  `Signature expired: ${iso(AT)} is now earlier than ${iso(serverTime - 5 * MINUTE)} (${iso(serverTime)} - 5 min.)`;
const unsignedUrl = (host: string, path = '/'): Evidence => ({
  now: AT,
  sent: readSentUrl(`wss://${host}${path}`)!,
});

describe('asked too late', () => {
  const late = (message: string, type: string, more: Partial<Evidence> = {}): Evidence =>
    refused({
      ...sent(),
      ...same,
      now: AT + 20 * MINUTE,
      clock: [{ source: 'Date header', at: AT + 20 * MINUTE, offsetMs: 300 }],
      ...answer(403, message, type, { source: 'plain-probe', at: AT + 20 * MINUTE }),
      ...more,
    });

  it('a URL that was fresh when it was used is not called expired', () => {
    const evidence = late(tooOld(AT + 20 * MINUTE), 'InvalidSignatureException');
    expect(ids(evidence)).toEqual(['unexplained']);
    expect(first(evidence).next).toMatch(/Sign anew and ask/);
  });

  it('keys that ended since are not called expired', () => {
    const evidence = late('The security token included in the request is expired', 'ExpiredTokenException', {
      keysExpiresAt: AT + 10 * MINUTE,
    });
    expect(ids(evidence)).toEqual(['unexplained']);
  });
});

describe('signed anew and asked', () => {
  const anew = (evidence: Pick<Evidence, 'answers'>): Evidence =>
    refused({
      ...sent(),
      ...same,
      answers: [{ ...evidence.answers![0]!, source: 'plain-probe', signedAnew: true }],
    });

  it('tells likely of the policy, and says that another signature was answered', () => {
    const [finding] = findings(anew(NO_POLICY));
    expect(finding).toMatchObject({ id: 'policy-missing', certainty: 'likely' });
    expect(finding!.evidenceFor).toContain('The URL was signed anew for this answer.');
  });

  it('tells nothing of the signature that was refused', () => {
    expect(ids(anew(mismatch(canonical())))).toEqual(['unexplained']);
    expect(ids(anew(invalid(tooOld(AT + 20 * MINUTE))))).toEqual(['unexplained']);
  });
});

describe('answers that disagree', () => {
  const plain = (status: number, message: string, type = ''): Answer =>
    answer(status, message, type, { source: 'plain-probe' }).answers![0]!;
  const real = (status: number, message: string, type = '', source: Answer['source'] = 'handshake'): Answer =>
    answer(status, message, type, { source }).answers![0]!;

  it('what a plain GET was told does not stand against the handshake itself', () => {
    const evidence = refused({
      ...sent(),
      answers: [
        real(502, ''),
        plain(403, 'Missing Authentication Token', 'MissingAuthenticationTokenException'),
      ],
    });
    expect(ids(evidence)).not.toContain('stage-or-api-unknown');
    expect(first(evidence).id).toBe('connect-integration-failed');
  });

  it('what a plain GET was told does not stand against a second handshake that was accepted', () => {
    const evidence = refused({
      ...sent(),
      answers: [plain(429, 'Too Many Requests'), real(101, '', '', 'upgrade-probe')],
    });
    expect(first(evidence)).toMatchObject({ id: 'unexplained', title: 'The same handshake is accepted now' });
  });

  it('a plain GET that is answered alike adds the body that the browser hides', () => {
    const body = NO_POLICY.answers![0]!;
    const evidence = refused({
      ...sent(),
      answers: [
        { ...body, body: '' },
        { ...body, source: 'plain-probe' },
      ],
    });
    expect(first(evidence)).toMatchObject({ id: 'policy-missing', certainty: 'certain' });
  });

  it('throttling and a timeout of a plain GET are likely the handshake’s, and not certainly', () => {
    expect(first(refused({ answers: [plain(429, 'Too Many Requests')] })).certainty).toBe('likely');
    expect(first(refused({ answers: [plain(504, 'Endpoint request timed out')] })).certainty).toBe('likely');
  });

  it('a denial on another resource than $connect is not certainly the handshake’s', () => {
    const other = NO_POLICY.answers![0]!;
    const body = other.body.replace('/dev/$connect', '/dev/GET/');
    expect(first(refused({ answers: [{ ...other, body, source: 'plain-probe' }] })).certainty).toBe('likely');
  });

  it('no doubt is cast on a signature that AWS took', () => {
    const odd = `wss://${HOST}//dev?a=x+y&${url().split('?')[1]}&late=1`;
    expect(ids(refused({ sent: readSentUrl(odd)!, ...NO_POLICY }))).toEqual(['policy-missing']);
  });
});

describe('a handshake that is not answered', () => {
  const waiting = (ms: number) => ids(refused({ session: session({ state: 'connecting' }), now: AT + ms }));

  it('is worth a word after eight seconds, and not before', () => {
    expect(waiting(7_900)).toEqual([]);
    expect(waiting(8_000)).toEqual(['no-answer']);
  });
});

describe('a subprotocol that is not confirmed', () => {
  const open = (subprotocol: string) =>
    refused({ session: session({ state: 'open', openedAt: AT, subprotocols: ['mqtt'], subprotocol }) });

  it('is told of a socket that Firefox opened all the same', () => {
    expect(first(open(''))).toMatchObject({ id: 'subprotocol-not-echoed', certainty: 'certain' });
    expect(ids(open('mqtt'))).toEqual([]);
  });
});

describe('a correctly signed URL', () => {
  it('with a name that stands in it twice is not called changed', () => {
    const parameters = ['1', '2'].map((value) => ({ name: 'tag', value, masked: false }));
    const evidence = refused({
      sent: readSentUrl(url().replace('?', '?tag=1&tag=2&'))!,
      ...same,
      signature: signature({ parameters: parameters as never }),
    });
    expect(ids(evidence)).toEqual(['unexplained']);
  });

  it('whose query is sorted raises no doubt by the place of its parameters', () => {
    const pairs = url().split('?')[1]!.split('&');
    const sorted = [...pairs, 'room=1'].toSorted().join('&');
    expect(ids({ now: AT, sent: readSentUrl(`wss://${HOST}/dev?${sorted}`)! })).toEqual([]);
  });

  it('of S3, which signs by rules of its own, is called no WebSocket URL and nothing else', () => {
    const s3 = url({
      'X-Amz-Credential': 'ASIAEXAMPLEEXAMPLE7Q2F%2F20261122%2Feu-west-1%2Fs3%2Faws4_request',
    }).replace(`wss://${HOST}/dev`, 'https://bucket.s3.eu-west-1.amazonaws.com/a%20b');
    const evidence: Evidence = { now: AT, sent: readSentUrl(s3)!, ...match({ change: 'payload-unsigned' }) };
    expect(ids(evidence)).toEqual(['not-a-websocket-endpoint']);
  });

  it('that was pasted an hour later may or may not have been too old when it was used', () => {
    const [finding] = findings({ now: AT + 60 * MINUTE, ...sent() });
    expect(finding).toMatchObject({ id: 'expired-url', certainty: 'possible' });
    expect(finding!.sentence).not.toContain('when it was used, and');
  });

  it('without X-Amz-Expires is not said to be signed for 5 minutes', () => {
    const evidence = refused({
      ...sent({ 'X-Amz-Expires': undefined }),
      session: session({ createdAt: AT + 20 * MINUTE }),
    });
    expect(find(evidence, 'expired-url')!.sentence).not.toMatch(/signed for 5 min/);
  });

  it('to an emulator that checks no region is not certainly wrong', () => {
    const evidence = refused({
      session: session({ url: 'wss://a1b2c3d4e5.execute-api.eu-west-1.localhost.localstack.cloud/dev' }),
      label: 'LocalStack',
      signature: signature({ region: 'us-east-1' }),
    });
    expect(first(evidence)).toMatchObject({ id: 'wrong-region', certainty: 'likely' });
  });
});

describe('a URL that carries no signature', () => {
  it.each([
    ['AppSync', 'abc.appsync-realtime-api.eu-west-1.amazonaws.com', '/graphql'],
    ['Session Manager', 'ssmmessages.eu-west-1.amazonaws.com', '/v1/data-channel/x'],
    ['IVS chat', 'edge.ivschat.eu-west-1.amazonaws.com', '/'],
  ])('is not called a fault of %s, which signs otherwise', (_, host, path) => {
    const found = findings(unsignedUrl(host, path));
    expect(found.filter(({ certainty }) => certainty !== 'possible')).toEqual([]);
  });

  it('of AppSync is told where that service wants its signature', () => {
    const signed = url().replace(`${HOST}/dev`, 'abc.appsync-realtime-api.eu-west-1.amazonaws.com/graphql');
    const [finding] = findings({ now: AT, sent: readSentUrl(signed)! });
    expect(finding).toMatchObject({ id: 'signed-elsewhere', certainty: 'likely' });
    expect(finding!.next).toMatch(/subprotocol/);
  });
});

describe('what STS says of the keys', () => {
  const sts = (awsType: string, faultId: string): Partial<Evidence> => ({
    caller: { ok: false, at: AT, faultId, awsType, message: 'STS says no.' },
  });

  it('is read by the ids that STS faults have here', () => {
    expect(
      first(
        refused({
          ...sent(),
          ...same,
          ...INVALID_TOKEN,
          ...sts('InvalidClientTokenId', 'sign-in.keys-refused'),
        }),
      ),
    ).toMatchObject({ id: 'unknown-key', certainty: 'certain' });
    expect(first(refused(sts('SignatureDoesNotMatch', 'sign-in.keys-refused')))).toMatchObject({
      id: 'wrong-secret',
      certainty: 'likely',
    });
    expect(first(refused(sts('ExpiredToken', 'sign-in.token-expired')))).toMatchObject({
      id: 'expired-credentials',
      certainty: 'likely',
    });
  });

  it('clears the keys themselves where it takes them', () => {
    const caller = {
      ok: true,
      at: AT,
      account: '111122223333',
      arn: 'arn:aws:iam::111122223333:user/me',
    } as const;
    const [finding] = findings(refused({ ...sent(), ...same, ...INVALID_TOKEN, caller }));
    expect(finding!.title).not.toMatch(/does not know/);
    expect(finding!.certainty).toBe('possible');
  });
});

describe('times', () => {
  it('keys are not called expired by a clock that is known to be ahead', () => {
    const evidence = refused({
      keysExpiresAt: AT - 6 * MINUTE,
      clock: [{ source: 'Date header', at: AT, offsetMs: -20 * MINUTE }],
    });
    expect(ids(evidence)).not.toContain('expired-credentials');
  });

  it('keys that ended by this computer’s clock alone ended likely', () => {
    expect(first(refused({ keysExpiresAt: AT - 60 * MINUTE })).certainty).toBe('likely');
  });

  it('a pasted clock refusal may mean an old URL or a slow clock, and both are shown', () => {
    const text = tooOld(AT + 20 * MINUTE);
    const evidence: Evidence = { now: AT, answers: [{ ...invalid(text).answers![0]!, source: 'pasted' }] };
    expect(ids(evidence)).toEqual(['expired-url', 'clock-behind']);
    expect(findings(evidence).every(({ certainty }) => certainty !== 'certain')).toBe(true);
  });

  it('being offline now says nothing of an earlier handshake, nor of one that was answered', () => {
    expect(first(refused({ online: false, now: AT + 60 * MINUTE })).certainty).toBe('possible');
    expect(ids(refused({ online: false, ...NO_POLICY }))).toEqual(['policy-missing']);
  });

  it('an X-Amz-Expires out of range is likely the cause, since few services look at it', () => {
    expect(first(refused(sent({ 'X-Amz-Expires': '604801' }))).certainty).toBe('likely');
  });
});

describe('the token', () => {
  it('that was not signed is likely refused, and certainly only where AWS says so', () => {
    const unsigned = { ...sent(), ...match({ change: 'token-not-signed' as const }) };
    expect(first(refused(unsigned)).certainty).toBe('likely');
    expect(first(refused({ ...unsigned, ...mismatch(canonical()) })).certainty).toBe('certain');
  });

  it('is spoken of for the service that was signed for', () => {
    const credential = 'ASIAEXAMPLEEXAMPLE7Q2F%2F20261122%2Feu-west-1%2Ftranscribe%2Faws4_request';
    const evidence = refused({
      hostService: 'transcribe',
      label: 'Amazon Transcribe',
      ...sent({ 'X-Amz-Credential': credential }),
      ...match({ change: 'token-not-signed' }),
    });
    expect(first(evidence).sentence).not.toContain('execute-api');
  });
});

describe('a secret that does not give the signature', () => {
  it('and a URL that changed are both shown where nobody but AWS saw it', () => {
    const { signature: _, ...page } = refused({ ...sent(), ...match(), ...mismatch(canonical()) });
    const found = findings(page);
    expect(found.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['wrong-secret', 'parameter-changed-after-signing']),
    );
    expect(found.every(({ certainty }) => certainty === 'possible')).toBe(true);
  });
});
