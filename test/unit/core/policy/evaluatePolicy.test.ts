import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluatePolicy } from '#core/policy/evaluatePolicy.ts';
import { judgePolicy } from '#core/policy/judgePolicy.ts';
import { readPolicy } from '#core/policy/readPolicy.ts';
import { smallestPolicy } from '#core/policy/smallestPolicy.ts';
import type { Statement } from '#core/policy/types.ts';
import { evaluatePolicies, type PolicyStatement } from '#test/gateway/policy.ts';

const ARN = 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/dev/$connect';
const TARGET = { hostRegion: 'eu-west-1', apiId: 'a1b2c3d4e5', stage: 'dev' };
const CALLER = { ok: true, account: '111122223333', arn: 'arn:aws:iam::111122223333:user/me' } as const;

const statements = (text: string): Statement[] => {
  const reading = readPolicy(text);
  if (!reading.ok) throw new Error(reading.message);
  return reading.statements;
};
const policy = (...list: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: list });

const action = fc.constantFrom(
  'execute-api:Invoke',
  'execute-api:*',
  '*',
  'EXECUTE-API:invoke',
  'execute-api:In?oke',
  's3:*',
);
const resource = fc.constantFrom(
  ARN,
  '*',
  'arn:aws:execute-api:*:*:a1b2c3d4e5/*',
  'arn:aws:execute-api:*:*:a1b2c3d4e5/prod/*',
  'arn:aws:execute-api:eu-west-1:111122223333:*/*/*/*',
  'arn:aws:execute-api:eu-west-?:*:a1b2c3d4e?/dev/$c*',
  'arn:aws-cn:execute-api:*:*:*',
  'arn:aws:s3:::bucket',
);
const condition = fc.option(
  fc.constantFrom<NonNullable<PolicyStatement['Condition']>>(
    { StringEquals: { 'aws:PrincipalAccount': '111122223333' } },
    { StringNotEquals: { 'aws:PrincipalAccount': ['111122223333', '999900001111'] } },
    { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:user/*' } },
    { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/*' } },
  ),
  { nil: undefined },
);
const statement: fc.Arbitrary<PolicyStatement> = fc
  .record({
    Effect: fc.constantFrom<'Allow' | 'Deny'>('Allow', 'Allow', 'Deny'),
    actions: fc.array(action, { minLength: 1, maxLength: 2 }),
    notAction: fc.boolean(),
    resources: fc.array(resource, { minLength: 1, maxLength: 2 }),
    notResource: fc.boolean(),
    Condition: condition,
  })
  .map(({ Effect, actions, notAction, resources, notResource, Condition }) => ({
    Effect,
    [notAction ? 'NotAction' : 'Action']: actions,
    [notResource ? 'NotResource' : 'Resource']: resources,
    ...(Condition ? { Condition } : {}),
  }));

describe('a policy whose conditions can be known', () => {
  it('is judged as the gateway judges it, which shares no code', () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 4 }), (list) => {
        const context = { 'aws:PrincipalAccount': CALLER.account, 'aws:PrincipalArn': CALLER.arn };
        const theirs = evaluatePolicies([{ Statement: list }], {
          action: 'execute-api:Invoke',
          resources: [ARN],
          context,
        });
        const lower = Object.fromEntries(
          Object.entries(context).map(([key, value]) => [key.toLowerCase(), value]),
        );
        const ours = evaluatePolicy(statements(policy(...list)), {
          action: 'execute-api:Invoke',
          resource: ARN,
          context: lower,
        });
        expect(ours.effect).toBe(theirs);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a policy', () => {
  const judge = (text: string) => judgePolicy(statements(text), { ...TARGET, caller: CALLER }, 0);
  const allow = (Resource: string, more: object = {}) => ({
    Effect: 'Allow',
    Action: 'execute-api:Invoke',
    Resource,
    ...more,
  });

  it('names the statement that decides, by its Sid too', () => {
    const { verdict, evidence } = judge(policy(allow('arn:aws:s3:::x'), allow(ARN, { Sid: 'Connect' })));
    expect([verdict.effect, evidence.statement]).toEqual(['allow', 'statement 2 (Connect)']);
  });

  it('with a REST-shaped resource is found out, and so is one for another stage', () => {
    expect(
      judge(policy(allow('arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/*/*/*'))).evidence,
    ).toMatchObject({
      effect: 'no-allow',
      restShaped: 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/*/*/*',
    });
    expect(
      judge(policy(allow('arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/*'))).evidence,
    ).toMatchObject({
      effect: 'no-allow',
      otherStage: 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/prod/*',
    });
  });

  it('for @connections is not taken for a REST-shaped one', () => {
    const manage = {
      Effect: 'Allow',
      Action: 'execute-api:ManageConnections',
      Resource: 'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/dev/POST/@connections/*',
    };
    expect(judge(policy(manage)).evidence).toEqual({ effect: 'no-allow' });
  });

  it.each([
    ['account', { apiId: 'a1b2c3d4e5', stage: 'dev', hostRegion: 'eu-west-1' }, ['account']],
    ['API id and stage of a custom domain', { caller: CALLER, hostRegion: 'eu-west-1' }, ['API id', 'stage']],
  ])('is neither an Allow nor a refusal where it hangs on the %s, which is not known', (_, target, parts) => {
    const judged = judgePolicy(statements(policy(allow(ARN))), target, 0);
    expect([judged.verdict.effect, judged.hangsOn]).toEqual(['unknown', parts]);
    const other = judgePolicy(statements(policy(allow('arn:aws:s3:::x'))), target, 0);
    expect([other.verdict.effect, other.hangsOn]).toEqual(['no-allow', []]);
    const any = judgePolicy(statements(policy(allow('*'))), target, 0);
    expect(any.verdict.effect).toBe('allow');
  });

  it('on the ARN of a role cannot be known from the ARN of its session', () => {
    const caller = { ...CALLER, arn: 'arn:aws:sts::111122223333:assumed-role/app/me' };
    const Condition = { ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/team/app' } };
    const { verdict } = judgePolicy(statements(policy(allow(ARN, { Condition }))), { ...TARGET, caller }, 0);
    expect([verdict.effect, verdict.unknownKeys]).toEqual(['unknown', ['aws:PrincipalArn']]);
  });

  it('that hangs on a condition nobody here can know is unknown, and says which', () => {
    const { verdict } = judge(
      policy(allow(ARN, { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } })),
    );
    expect([verdict.effect, verdict.unknownKeys]).toEqual(['unknown', ['aws:SourceIp']]);
  });

  it('whose Deny may hold is not called an Allow', () => {
    const deny = {
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
    };
    expect(judge(policy(allow(ARN), deny)).verdict.effect).toBe('unknown');
  });

  it('that is the smallest that would do is allowed', () => {
    const text = smallestPolicy({ ...TARGET, caller: CALLER });
    expect(judge(text).verdict.effect).toBe('allow');
    expect(JSON.parse(text).Statement[0].Resource).toBe(ARN);
  });

  it('is made from what a refusal quotes, the masked account filled in', () => {
    const denied = {
      principal: 'arn:aws:sts::111122223333:assumed-role/app/me',
      resource: 'arn:aws:execute-api:eu-west-1:********3333:a1b2c3d4e5/dev/$connect',
    };
    expect(smallestPolicy({}, denied)).toContain(ARN);
  });

  it.each([
    [
      'what aws iam get-policy-version prints',
      JSON.stringify({ PolicyVersion: { Document: JSON.parse(policy(allow(ARN))) } }),
    ],
    ['percent-encoded', encodeURIComponent(policy(allow(ARN)))],
    ['a statement alone', JSON.stringify(allow(ARN))],
    ['a list of statements', JSON.stringify([allow(ARN)])],
  ])('is read from %s', (_, text) => {
    expect(judge(text).verdict.effect).toBe('allow');
  });

  it.each([
    ['', /Paste/],
    ['{', /cannot be read|not the JSON/],
    ['{}', /Effect/],
    [JSON.stringify({ Effect: 'Allow', Action: 'x' }), /Resource/],
    [JSON.stringify({ Effect: 'allow', Action: 'x', Resource: '*' }), /Effect/],
    [JSON.stringify({ Effect: 'Allow', Action: { 'Fn::Sub': 'x' }, Resource: '*' }), /template/],
  ])('that cannot be read says why: %s', (text, why) => {
    const reading = readPolicy(text);
    expect(reading.ok ? '' : reading.message).toMatch(why);
  });

  it('never throws, whatever was pasted', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => typeof readPolicy(text).ok === 'boolean'),
    );
  });
});
