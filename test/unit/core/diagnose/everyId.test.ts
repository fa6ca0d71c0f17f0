import { describe, expect, it } from 'vitest';
import type { Evidence } from '#core/diagnose/evidence.ts';
import type { Certainty, FindingId } from '#core/diagnose/finding.ts';
import { findings } from '#core/diagnose/findings.ts';
import { readSentUrl } from '#core/diagnose/sentUrl/readSentUrl.ts';
import {
  answer,
  canonical,
  denied,
  INVALID_TOKEN,
  invalid,
  match,
  mismatch,
  NO_POLICY,
  ours,
  SIGNED,
  same,
  sent,
  url,
} from './answers.ts';
import { AT, close, ended, HOST, MINUTE, refused, session, signature } from './fixtures.ts';

/** Evidence, the id that has to come first, and how sure it may be. */
const ROWS: [FindingId, Certainty, Evidence, string?][] = [
  ['offline', 'certain', refused({ online: false })],
  [
    'mixed-content',
    'certain',
    refused({ pageScheme: 'https:', session: session({ url: 'ws://ws.example.com/dev' }) }),
  ],
  ['cleartext', 'certain', refused({ session: session({ url: `ws://${HOST}/dev` }) })],
  [
    'dns-failure',
    'certain',
    refused({ network: { kind: 'dns', source: 'the browser', detail: 'NS_ERROR_UNKNOWN_HOST' } }),
  ],
  [
    'network-refused',
    'certain',
    refused({ network: { kind: 'refused', source: 'the browser', detail: 'NS_ERROR_CONNECTION_REFUSED' } }),
  ],
  [
    'network-refused',
    'certain',
    refused({ network: { kind: 'reset', source: 'Firefox', detail: 'NS_ERROR_NET_RESET' } }),
    'cut before an answer',
  ],
  [
    'network-refused',
    'possible',
    refused({ network: { kind: 'unknown', source: 'the second request', detail: 'no answer' } }),
    'where a second request fails without a word',
  ],
  [
    'no-answer',
    'likely',
    refused({ network: { kind: 'timeout', source: 'the second request', detail: 'no answer within 35 s' } }),
  ],
  [
    'no-answer',
    'possible',
    refused({ session: session({ state: 'connecting' }), now: AT + 11_000 }),
    'while the browser waits',
  ],
  [
    'signed-elsewhere',
    'likely',
    {
      now: AT,
      sent: readSentUrl(url().replace(HOST, 'x.appsync-realtime-api.eu-west-1.amazonaws.com'))!,
    },
  ],
  ['tls-failure', 'certain', refused({ session: session(close(1015)) })],
  [
    'not-a-websocket-endpoint',
    'certain',
    refused(answer(200, '', '', { body: '<!doctype html>', headers: [['content-type', 'text/html']] })),
  ],
  [
    'not-a-websocket-endpoint',
    'likely',
    refused(answer(0, '', '', { source: 'plain-probe', redirected: true })),
    'asked by a plain GET',
  ],
  ['url-too-long', 'certain', refused(sent({ long: 'x'.repeat(4_096) }))],
  ['url-too-long', 'likely', refused(answer(414, 'Request-URI Too Long'))],
  [
    'unsigned',
    'certain',
    refused({
      ...sent(Object.fromEntries([...SIGNED.keys()].map((name) => [name, undefined]))),
      ...answer(403, 'Missing Authentication Token', 'MissingAuthenticationTokenException'),
    }),
  ],
  ['missing-parameter', 'certain', refused(sent({ 'X-Amz-Date': undefined }))],
  [
    'missing-parameter',
    'certain',
    refused(sent({ 'X-Amz-Signature': undefined, 'x-amz-signature': '00' })),
    'in lower case',
  ],
  ['duplicate-parameter', 'likely', { ...refused(), sent: readSentUrl(`${url()}&X-Amz-Expires=60`)! }],
  ['unsupported-algorithm', 'likely', refused(sent({ 'X-Amz-Algorithm': 'AWS4-ECDSA-P256-SHA256' }))],
  ['malformed-credential', 'certain', refused(sent({ 'X-Amz-Credential': 'ASIAEXAMPLE%2Feu-west-1' }))],
  ['malformed-date', 'certain', refused(sent({ 'X-Amz-Date': '2026-11-22T12:00:00Z' }))],
  ['expires-out-of-range', 'likely', refused(sent({ 'X-Amz-Expires': '604801' }))],
  [
    'expires-out-of-range',
    'likely',
    refused({ ...sent({ 'X-Amz-Expires': '600' }), maxExpires: 300 }),
    'of the service',
  ],
  [
    'header-signed-that-browsers-cannot-send',
    'likely',
    refused(sent({ 'X-Amz-SignedHeaders': 'host%3Bx-api-key' })),
  ],
  ['scope-date-mismatch', 'certain', refused(sent({ 'X-Amz-Date': '20261123T000100Z' }))],
  ['wrong-region', 'certain', refused({ signature: signature({ region: 'us-east-1' }) })],
  [
    'wrong-region',
    'certain',
    (({ hostRegion: _, ...rest }) => rest)(
      refused(invalid("Credential should be scoped to a valid region, not 'eu-west-1'.")),
    ),
    'of a custom domain',
  ],
  [
    'wrong-service',
    'certain',
    refused(invalid("Credential should be scoped to correct service: 'appsync'.")),
    'by the answer',
  ],
  [
    'clock-ahead',
    'certain',
    refused({
      ...invalid(
        'Signature not yet current: 20261122T120000Z is still later than 20261122T115500Z (20261122T115000Z + 5 min.)',
      ),
    }),
  ],
  [
    'clock-behind',
    'certain',
    refused({
      clock: [{ source: 'Date header', at: AT, offsetMs: 10 * MINUTE }],
      ...invalid(
        'Signature expired: 20261122T120000Z is now earlier than 20261122T120500Z (20261122T121000Z - 5 min.)',
      ),
    }),
  ],
  [
    'clock-behind',
    'likely',
    refused({ clock: [{ source: 'Date header', at: AT, offsetMs: 10 * MINUTE }] }),
    'by a Date header alone',
  ],
  [
    'expired-url',
    'certain',
    {
      ...refused({ session: session({ createdAt: AT + 20 * MINUTE }) }),
      ...invalid(
        'Signature expired: 20261122T120000Z is now earlier than 20261122T121500Z (20261122T122000Z - 5 min.)',
      ),
    },
  ],
  ['missing-token', 'certain', refused({ ...sent({ 'X-Amz-Security-Token': undefined }), ...INVALID_TOKEN })],
  [
    'long-lived-key-with-token',
    'certain',
    refused({
      ...sent({
        'X-Amz-Credential': 'AKIAIOSFODNN7EXAMPLE%2F20261122%2Feu-west-1%2Fexecute-api%2Faws4_request',
      }),
      ...INVALID_TOKEN,
    }),
  ],
  [
    'token-of-other-key',
    'certain',
    refused({ ...sent(), match: { ...same.match, sameToken: false }, ...INVALID_TOKEN }),
  ],
  [
    'wrong-partition',
    'certain',
    refused({
      caller: { ok: true, at: AT, account: '111122223333', arn: 'arn:aws-cn:iam::111122223333:user/me' },
      ...INVALID_TOKEN,
    }),
  ],
  [
    'unknown-key',
    'certain',
    refused({
      ...sent(),
      ...same,
      caller: {
        ok: false,
        at: AT,
        faultId: 'sign-in.keys-refused',
        awsType: 'InvalidClientTokenId',
        message: 'Invalid.',
      },
      ...INVALID_TOKEN,
    }),
  ],
  ['unknown-key', 'likely', refused({ ...sent(), ...same, ...INVALID_TOKEN }), 'without STS'],
  [
    'expired-credentials',
    'certain',
    refused({
      ...sent(),
      ...answer(403, 'The security token included in the request is expired', 'ExpiredTokenException'),
    }),
  ],
  [
    'port-in-host',
    'certain',
    refused({ ...ours(canonical({ host: `${HOST}:443` })), ...mismatch(canonical()) }),
  ],
  [
    'host-mismatch',
    'certain',
    refused({ ...ours(canonical()), ...mismatch(canonical({ host: 'origin.example.com' })) }),
  ],
  ['double-slash', 'likely', refused({ ...sent({}, '//dev'), ...mismatch(canonical()) })],
  ['trailing-slash', 'certain', refused({ ...ours(canonical()), ...mismatch(canonical({ path: '/dev/' })) })],
  [
    'path-encoding',
    'certain',
    refused({ ...ours(canonical({ path: '/dev/%40x' })), ...mismatch(canonical({ path: '/dev/%2540x' })) }),
  ],
  ['token-not-signed', 'likely', refused({ ...sent(), ...match({ change: 'token-not-signed' }) })],
  [
    'token-signed-but-service-appends',
    'certain',
    refused({
      hostService: 'iotdevicegateway',
      label: 'AWS IoT Core',
      ...sent({
        'X-Amz-Credential': 'ASIAEXAMPLEEXAMPLE7Q2F%2F20261122%2Feu-west-1%2Fiotdevicegateway%2Faws4_request',
      }),
      ...match({ change: 'token-signed' }),
    }),
  ],
  ['plus-for-space', 'certain', refused({ ...sent({ who: 'a+b' }), ...match({ change: 'plus-for-space' }) })],
  [
    'plus-for-space',
    'likely',
    refused({ ...sent({ who: 'a+b' }), ...mismatch(canonical()) }),
    'without stored keys',
  ],
  [
    'parameter-added-after-signing',
    'certain',
    refused({ ...sent({ room: '1' }), ...match({ change: 'parameter-added', names: ['room'] }) }),
  ],
  [
    'parameter-changed-after-signing',
    'certain',
    refused({ ...ours(canonical({ query: 'a=1' })), ...mismatch(canonical({ query: 'a=2' })) }),
  ],
  ['payload-hash-unsigned', 'certain', refused({ ...sent(), ...match({ change: 'payload-unsigned' }) })],
  [
    'wrong-secret',
    'certain',
    refused({ ...sent(), ...same, ...ours(canonical()), ...mismatch(canonical()) }),
  ],
  [
    'wrong-secret',
    'certain',
    refused({ ...sent(), ...match({ change: 'other-secret', profileName: 'staging' }) }),
    'of another profile',
  ],
  ['policy-missing', 'certain', refused({ ...sent(), ...same, ...NO_POLICY })],
  ['policy-explicit-deny', 'certain', refused({ ...sent(), ...same, ...denied(' with an explicit deny') })],
  [
    'policy-rest-shaped-arn',
    'certain',
    refused({
      ...NO_POLICY,
      policy: { effect: 'no-allow', restShaped: 'arn:aws:execute-api:*:*:a1b2c3d4e5/dev/GET/x' },
    }),
  ],
  [
    'policy-wrong-stage',
    'certain',
    refused({
      ...NO_POLICY,
      policy: { effect: 'no-allow', otherStage: 'arn:aws:execute-api:*:*:a1b2c3d4e5/prod/*' },
    }),
  ],
  ['authorizer-refused', 'likely', refused(answer(401, 'Unauthorized', 'UnauthorizedException'))],
  [
    'authorizer-refused',
    'likely',
    refused(answer(403, 'User is not authorized to access this resource', 'AccessDeniedException')),
    'by a Deny of its own',
  ],
  [
    'stage-missing',
    'likely',
    (({ stage: _, ...rest }) => rest)(refused({ session: session({ url: `wss://${HOST}/` }) })),
  ],
  [
    'stage-or-api-unknown',
    'likely',
    refused({
      ...sent(),
      ...same,
      ...answer(403, 'Missing Authentication Token', 'MissingAuthenticationTokenException'),
    }),
  ],
  [
    'stage-or-api-unknown',
    'possible',
    refused({ ...sent(), ...same, ...answer(403, 'Forbidden', 'ForbiddenException') }),
    'beside two others, for Forbidden',
  ],
  ['throttled', 'certain', refused(answer(429, 'Too Many Requests', 'TooManyRequestsException'))],
  [
    'connect-integration-failed',
    'likely',
    refused(answer(500, 'Internal server error', 'InternalServerErrorException')),
  ],
  ['connect-integration-failed', 'likely', refused(answer(400, 'Bad Request')), 'with 400'],
  ['connect-integration-timeout', 'certain', refused(answer(504, 'Endpoint request timed out'))],
  [
    'subprotocol-not-echoed',
    'certain',
    refused({ session: session({ subprotocols: ['mqtt'] }), ...answer(101, '') }),
  ],
  ['idle-timeout', 'likely', ended({ ...close(1001), endedAt: AT + 10 * MINUTE })],
  [
    'duration-limit',
    'likely',
    ended({ ...close(1001), lastFrameAt: AT + 119 * MINUTE, endedAt: AT + 120 * MINUTE }),
  ],
  ['message-too-big', 'certain', ended(close(1009), { largestSent: 200_000 })],
  ['binary-not-supported', 'certain', ended(close(1003), { sentBinary: true })],
  [
    'route-unknown',
    'likely',
    refused({
      session: session({ state: 'open', openedAt: AT }),
      gatewayFrames: [{ index: 3, message: 'Forbidden' }],
    }),
  ],
  [
    'gateway-error-frame',
    'certain',
    refused({
      session: session({ state: 'open', openedAt: AT }),
      gatewayFrames: [{ index: 3, message: 'Internal server error' }],
    }),
  ],
  ['connection-lost', 'likely', ended({ ...close(1006), endedAt: AT + MINUTE })],
  ['unexplained', 'possible', refused()],
  ['unexplained', 'possible', refused(answer(426, 'Upgrade Required')), 'after 426 to a plain GET'],
  [
    'unexplained',
    'possible',
    refused({ network: { kind: 'pending', source: 'the second request', detail: 'no answer within 35 s' } }),
    'after a second handshake that was not refused',
  ],
  ['unexplained', 'possible', refused(answer(101, '')), 'after a second handshake that was accepted'],
  ['unexplained', 'possible', refused(answer(403, 'I am a teapot')), 'after an answer of nobody known'],
];

/** Covered where two of them cannot be told apart: they come together, in another file's tests or below. */
const TOGETHER: FindingId[] = ['default-endpoint-disabled', 'api-key-or-waf'];

describe('the first finding', () => {
  it.each(ROWS)('is %s (%s)', (id, certainty, evidence) => {
    const [first] = findings(evidence);
    expect([first?.id, first?.certainty]).toEqual([id, certainty]);
  });

  it('of a bare Forbidden comes with every cause that answers so, none of them certain', () => {
    const found = findings(
      refused({ ...sent(), ...same, ...answer(403, 'Forbidden', 'ForbiddenException') }),
    );
    expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining(TOGETHER));
    expect(found.every(({ certainty }) => certainty === 'possible')).toBe(true);
  });

  it('is a sentence, with a next step, a source and something that speaks for it, whatever the id', () => {
    for (const [, , evidence] of ROWS) {
      for (const { id, title, sentence, next, source, evidenceFor } of findings(evidence)) {
        const shape = [
          /[.?]$/.test(sentence),
          next.endsWith('.'),
          /[.]$/.test(title),
          source !== '',
          evidenceFor.length > 0,
        ];
        expect([id, ...shape]).toEqual([id, true, true, false, true, true]);
      }
    }
  });

  it('covers every id there is', async () => {
    const { readFileSync } = await import('node:fs');
    const text = readFileSync(new URL('../../../../src/core/diagnose/finding.ts', import.meta.url), 'utf8');
    const all =
      text
        .slice(text.indexOf('type FindingId'))
        .split(';')[0]
        ?.match(/'[\w-]+'/g) ?? [];
    const covered = new Set([...ROWS.map(([id]) => id), ...TOGETHER]);
    expect(all.map((id) => id.slice(1, -1)).filter((id) => !covered.has(id as FindingId))).toEqual([]);
    expect(all.length).toBeGreaterThan(55);
  });
});
