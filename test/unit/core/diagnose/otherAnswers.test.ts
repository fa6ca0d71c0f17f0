import { describe, expect, it } from 'vitest';
import type { Answer } from '#core/diagnose/answer/types.ts';
import type { Evidence } from '#core/diagnose/evidence.ts';
import type { Finding } from '#core/diagnose/finding.ts';
import { findings } from '#core/diagnose/findings.ts';
import { answer, canonical, denied, mismatch, NO_POLICY } from './answers.ts';
import { AT, close, ended, first, ids, MINUTE, refused, session, signature } from './fixtures.ts';

const find = (evidence: Evidence, id: string): Finding | undefined =>
  findings(evidence).find((one) => one.id === id);
const textOf = ({ title, sentence, next, evidenceFor, evidenceAgainst, causes = [] }: Finding): string =>
  [title, sentence, next, ...evidenceFor, ...evidenceAgainst, ...causes.map((one) => one.sentence)].join(
    '\n',
  );

describe('other services than API Gateway', () => {
  const transcribe = (more: Partial<Evidence>): Evidence => {
    const {
      apiId: _a,
      stage: _s,
      ...rest
    } = refused({
      session: session({
        url: 'wss://transcribestreaming.eu-west-1.amazonaws.com:8443/s',
        service: 'transcribe',
      }),
      signature: signature({ service: 'transcribe' }),
      hostService: 'transcribe',
      label: 'Amazon Transcribe',
    });
    return { ...rest, ...more };
  };

  it.each<[string, Evidence]>([
    ['401', transcribe(answer(401, 'Unauthorized'))],
    ['400', transcribe(answer(400, 'Bad Request'))],
    ['429', transcribe(answer(429, 'Too Many Requests'))],
    ['500', transcribe(answer(500, 'Internal server error'))],
    ['504', transcribe(answer(504, 'Gateway Timeout'))],
  ])('a %s is not put on a $connect route, an integration or an authorizer', (_, evidence) => {
    expect(first(evidence)).toBeDefined();
    for (const finding of findings(evidence))
      expect(textOf(finding)).not.toMatch(/\$connect|integration|authorizer|API Gateway/);
  });

  it('a denial names the action that AWS names, in sentence and policy', () => {
    const [finding] = findings(
      transcribe(
        answer(
          403,
          'User: arn:aws:iam::111122223333:user/me is not authorized to perform: transcribe:StartStreamTranscriptionWebSocket because no identity-based policy allows the transcribe:StartStreamTranscriptionWebSocket action',
          'AccessDeniedException',
        ),
      ),
    );
    expect(finding!.id).toBe('policy-missing');
    expect(textOf(finding!)).not.toMatch(/execute-api|\$connect/);
    expect(JSON.stringify(finding!.remedies)).toContain('transcribe:StartStreamTranscriptionWebSocket');
    expect(JSON.stringify(finding!.remedies)).not.toContain('execute-api');
  });

  it('a Forbidden of AWS IoT is said to tell no more, with the side of the token among its causes', () => {
    const [finding] = findings(
      refused({
        hostService: 'iotdevicegateway',
        label: 'AWS IoT Core',
        session: session({ url: 'wss://x-ats.iot.eu-west-1.amazonaws.com/mqtt' }),
        signature: signature({ service: 'iotdevicegateway' }),
        ...answer(403, 'Forbidden', 'ForbiddenException'),
      }),
    );
    expect(finding).toMatchObject({ id: 'unexplained', title: 'The service refuses, and does not say why' });
    expect(textOf(finding!)).toMatch(/appended/);
  });

  it('Transcribe without its port is told which port it has', () => {
    const evidence = transcribe({
      session: session({ url: 'wss://transcribestreaming.eu-west-1.amazonaws.com/s' }),
    });
    expect(first(evidence)).toMatchObject({ id: 'port-in-host', certainty: 'likely' });
    expect(first(evidence).remedies).toEqual([
      { kind: 'sign-again', url: 'wss://transcribestreaming.eu-west-1.amazonaws.com:8443/s' },
    ]);
  });

  it('an unencrypted URL to an AWS host of any partition is seen', () => {
    const china = {
      session: session({ url: 'ws://a1b2c3d4e5.execute-api.eusc-de-east-1.amazonaws.eu/dev' }),
    };
    expect(first(refused({ ...china, hostRegion: 'eusc-de-east-1' })).id).not.toBe('unexplained');
    expect(ids(refused(china))).toContain('cleartext');
  });
});

describe('policies', () => {
  it.each([
    [
      'permissions boundary',
      ' because no permissions boundary allows the execute-api:Invoke action',
      /permissions boundary/,
    ],
    ['session policy', ' because no session policy allows the execute-api:Invoke action', /session policy/],
    [
      'service control policy',
      ' because no service control policy allows the execute-api:Invoke action',
      /service control policy/,
    ],
  ])('where the %s lacks it, that is what has to be changed', (_, end, named) => {
    const finding = first(refused(denied(end)));
    expect(finding.next).toMatch(named);
    expect(finding.next).not.toMatch(/to a policy of that identity/);
  });

  it('where a Deny is named by its kind, that is where to look', () => {
    const finding = first(refused(denied(' with an explicit deny in a service control policy')));
    expect(finding.id).toBe('policy-explicit-deny');
    expect(finding.next).toMatch(/service control policy/);
    expect(finding.next).not.toMatch(/permissions boundary/);
  });

  it('an API of another account is not mended by a policy of the identity', () => {
    const other = NO_POLICY.answers![0]!;
    const body = other.body.replace('********3333:a1b2', '********4444:a1b2');
    const finding = first(refused({ answers: [{ ...other, body }] }));
    expect(finding.next).toMatch(/account that ends in 4444/);
    expect(JSON.stringify(finding.remedies)).not.toContain('111122223333');
  });
});

describe('frames and ends', () => {
  it('a Forbidden frame has the gateway’s form, which an app could write too', () => {
    const evidence = refused({
      session: session({ state: 'open', openedAt: AT }),
      gatewayFrames: [{ index: 3, message: 'Forbidden' }],
    });
    expect(first(evidence).certainty).toBe('likely');
  });

  it('a close by the app after two hours is not the gateway’s limit', () => {
    const by = (code: number) =>
      ids(ended({ ...close(code), lastFrameAt: AT + 119 * MINUTE, endedAt: AT + 120 * MINUTE }));
    expect(by(4001)).toEqual([]);
    expect(by(1001)).toEqual(['duration-limit']);
  });
});

describe('an answer without its URL', () => {
  const pasted = (text: string, more: Partial<Answer> = {}): Evidence => ({
    now: AT,
    answers: [{ source: 'pasted', at: AT, status: 0, headers: [], body: text, ...more }],
  });
  const json = (message: string) => pasted(JSON.stringify({ message }));

  it.each<[string, Evidence, string[]]>([
    [
      'Missing Authentication Token',
      json('Missing Authentication Token'),
      ['unsigned', 'stage-or-api-unknown'],
    ],
    ['Forbidden', json('Forbidden'), ['stage-or-api-unknown', 'default-endpoint-disabled', 'api-key-or-waf']],
    ['a wrong region', json("Credential should be scoped to a valid region, not 'x'."), ['wrong-region']],
    [
      'a wrong service',
      json("Credential should be scoped to correct service: 'execute-api'."),
      ['wrong-service'],
    ],
    ['a mismatch', pasted(mismatch(canonical()).answers![0]!.body), ['unexplained']],
    [
      'a bare 403 of wscat',
      pasted('error: Unexpected server response: 403', { status: 403 }),
      ['unexplained'],
    ],
    [
      'a wrong terminator',
      json("Credential should be scoped with a valid terminator: 'aws4_request', not 'x'."),
      ['malformed-credential'],
    ],
    [
      'an algorithm',
      json("Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'."),
      ['unsupported-algorithm'],
    ],
    [
      'an incomplete signature',
      json("Authorization header requires 'Credential' parameter."),
      ['missing-parameter'],
    ],
    ['an invalid token', json('The security token included in the request is invalid.'), ['unknown-key']],
    [
      'an expired token',
      json('The security token included in the request is expired'),
      ['expired-credentials'],
    ],
    ['Unauthorized', json('Unauthorized'), ['authorizer-refused']],
    [
      'an anonymous caller',
      json(
        'User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:eu-west-1:********3333:a/dev/$connect',
      ),
      ['unsigned'],
    ],
    ['Internal server error', json('Internal server error'), ['connect-integration-failed']],
    ['Endpoint request timed out', json('Endpoint request timed out'), ['connect-integration-timeout']],
  ])('%s is explained all the same', (_, evidence, expected) => {
    expect(ids(evidence)).toEqual(expected);
  });

  it('a mismatch asks for the URL, with which it can be recomputed', () => {
    const [finding] = findings(pasted(mismatch(canonical()).answers![0]!.body));
    expect(finding!.next).toMatch(/signed URL/);
    expect(finding!.causes!.length).toBeGreaterThan(3);
  });
});

describe('an answer of API Gateway', () => {
  it.each([410, 418, 503])(
    '%d is the status that the integration gave, and no exception is blamed',
    (status) => {
      const finding = first(refused(answer(status, 'Gone')));
      expect(finding).toMatchObject({ id: 'connect-integration-failed', certainty: 'likely' });
      expect(finding.sentence).toContain(`${status}`);
      expect(finding.sentence).not.toMatch(/threw/);
    },
  );

  it('504 without a word is an integration that failed or was late', () => {
    expect(first(refused(answer(504, ''))).certainty).toBe('likely');
    expect(first(refused(answer(504, 'Endpoint request timed out'))).certainty).toBe('certain');
  });

  it('429 for a quota is not called too many connections at once', () => {
    expect(first(refused(answer(429, 'Limit Exceeded', 'LimitExceededException'))).title).toMatch(/quota/i);
  });

  it('on its own host a Forbidden is not put on a web firewall', () => {
    const finding = find(refused(answer(403, 'Forbidden', 'ForbiddenException')), 'api-key-or-waf');
    expect(textOf(finding!)).not.toMatch(/WAF|firewall/);
    expect(textOf(finding!)).toMatch(/x-api-key/);
  });
});
