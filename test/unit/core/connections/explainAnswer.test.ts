import { describe, expect, it } from 'vitest';
import { explainAnswer } from '#core/connections/explainAnswer.ts';
import type { ConnectionMethod } from '#core/connections/types.ts';

const ENDPOINT = { apiId: 'abc123def4', stage: 'dev', region: 'eu-central-1' };

const explain = (
  status: number,
  body: object | string = '',
  type?: string,
  method: ConnectionMethod = 'POST',
  endpoint: Parameters<typeof explainAnswer>[1] = ENDPOINT,
) =>
  explainAnswer(
    {
      method,
      status,
      headers: type ? [['x-amzn-errortype', type]] : [],
      body: typeof body === 'string' ? body : JSON.stringify(body),
    },
    endpoint,
  );

const DENIED =
  'User: arn:aws:sts::111122223333:assumed-role/chat/s is not authorized to perform: execute-api:ManageConnections ' +
  'on resource: arn:aws:execute-api:eu-central-1:********3333:abc123def4/dev/POST/@connections/{connectionId}';

const statementOf = (policy: string | undefined) => JSON.parse(policy ?? '{}').Statement?.[0];

describe('what an answer of @connections means', () => {
  it.each([
    [200, 'POST', 'Sent'],
    [200, 'GET', 'The connection is there'],
    [204, 'DELETE', 'Closed'],
  ] as const)('%i to %s is well: %s', (status, method, title) => {
    expect(explain(status, '', undefined, method)).toMatchObject({ ok: true, title });
  });

  it.each<[number, string, object | string, string]>([
    [410, 'GoneException', '', 'The connection is gone'],
    [413, 'PayloadTooLargeException', { message: 'Message too long' }, 'The message is too large'],
    [429, 'LimitExceededException', { message: 'Limit exceeded' }, 'Too many calls'],
    [
      400,
      'BadRequestException',
      { message: 'Invalid connectionId: x' },
      'API Gateway does not take this call',
    ],
    [500, 'InternalServerErrorException', { message: 'Internal server error' }, 'API Gateway failed'],
    [
      403,
      'MissingAuthenticationTokenException',
      { message: 'Missing Authentication Token' },
      'There is nothing at this endpoint',
    ],
    [403, 'ForbiddenException', { message: 'Forbidden' }, 'There is nothing at this endpoint'],
    [
      403,
      'ExpiredTokenException',
      { message: 'The security token included in the request is expired' },
      'The keys have expired',
    ],
    [
      403,
      'UnrecognizedClientException',
      { message: 'The security token included in the request is invalid.' },
      'AWS does not know these keys',
    ],
    [
      403,
      'InvalidSignatureException',
      { message: 'The request signature we calculated does not match the signature you provided.' },
      'The signature does not fit',
    ],
    [
      403,
      'InvalidSignatureException',
      { message: "Credential should be scoped to a valid region, not 'us-east-1'." },
      'Signed for another region',
    ],
    [418, '', 'teapot', 'The server answered 418'],
  ])('%i %s is told with what to do', (status, type, body, title) => {
    expect(explain(status, body, type)).toMatchObject({ ok: false, title, next: expect.any(String) });
  });

  it('names the statement that is lacking, for every connection of the stage', () => {
    const { title, policy, sentence } = explain(403, { Message: DENIED }, 'AccessDeniedException');
    expect(title).toBe('No policy allows this call');
    expect(sentence).toContain('arn:aws:sts::111122223333:assumed-role/chat/s');
    expect(statementOf(policy)).toEqual({
      Effect: 'Allow',
      Action: 'execute-api:ManageConnections',
      Resource: 'arn:aws:execute-api:eu-central-1:111122223333:abc123def4/dev/POST/@connections/*',
    });
  });

  it('makes it of the endpoint where the refusal names no resource, and says what is not known', () => {
    const { policy } = explain(
      403,
      { message: 'User is not authorized to access this resource' },
      '',
      'GET',
      {},
    );
    expect(statementOf(policy).Resource).toBe(
      'arn:aws:execute-api:REGION:ACCOUNT:API_ID/*/GET/@connections/*',
    );
    const known = explain(403, { message: 'User is not authorized to access this resource' }, '', 'DELETE');
    expect(statementOf(known.policy).Resource).toBe(
      'arn:aws:execute-api:eu-central-1:ACCOUNT:abc123def4/dev/DELETE/@connections/*',
    );
  });

  it('offers no statement against an explicit deny', () => {
    const verdict = explain(403, { Message: `${DENIED} with an explicit deny in an identity-based policy` });
    expect(verdict.title).toBe('A policy denies this call');
    expect(verdict.policy).toBeUndefined();
  });

  it('tells how far the clock is off, and which way', () => {
    const message =
      'Signature expired: 20261122T100000Z is now earlier than 20261122T101500Z (20261122T102000Z - 5 min.)';
    expect(explain(403, { message }, 'InvalidSignatureException').sentence).toContain('20 min behind');
  });

  it('calls a redirect no answer of API Gateway', () => {
    const answer = { method: 'GET', status: 0, headers: [], body: '', redirected: true } as const;
    expect(explainAnswer(answer, ENDPOINT)).toMatchObject({
      ok: false,
      title: 'This is not an API of API Gateway',
    });
  });
});
