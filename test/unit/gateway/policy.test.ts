import { describe, expect, it } from 'vitest';
import {
  checkPolicy,
  evaluatePolicies,
  type PolicyDocument,
  type PolicyStatement,
} from '#test/gateway/policy.ts';

const CONNECT = 'arn:aws:execute-api:eu-central-1:123456789012:abc123def4/dev/$connect';
const allow: PolicyStatement = { Effect: 'Allow', Action: 'execute-api:Invoke', Resource: CONNECT };
const deny: PolicyStatement = { ...allow, Effect: 'Deny' };

const judge = (statements: PolicyStatement[], context: Record<string, string> = {}) =>
  evaluatePolicies([{ Version: '2012-10-17', Statement: statements }], {
    action: 'execute-api:Invoke',
    resources: [CONNECT],
    context,
  });

describe('evaluatePolicies', () => {
  it('refuses where nothing is said', () => {
    expect(judge([])).toBe('no-allow');
  });

  it('allows what a statement allows', () => {
    expect(judge([allow])).toBe('allow');
  });

  it('lets a Deny win over an Allow, in either order', () => {
    expect(judge([allow, deny])).toBe('explicit-deny');
    expect(judge([deny, allow])).toBe('explicit-deny');
  });

  it('lets a Deny in another document win', () => {
    const documents: PolicyDocument[] = [{ Statement: allow }, { Statement: deny }];
    const request = { action: 'execute-api:Invoke', resources: [CONNECT], context: {} };
    expect(evaluatePolicies(documents, request)).toBe('explicit-deny');
  });

  it.each([
    ['execute-api:*', 'allow'],
    ['EXECUTE-API:invoke', 'allow'],
    ['execute-api:Inv?ke', 'allow'],
    ['*', 'allow'],
    ['execute-api:ManageConnections', 'no-allow'],
    ['apigateway:Invoke', 'no-allow'],
  ])('Action %s: %s', (Action, expected) => {
    expect(judge([{ ...allow, Action }])).toBe(expected);
  });

  it('takes lists of actions and resources', () => {
    const lists = { Action: ['s3:Get*', 'execute-api:Invoke'], Resource: ['arn:aws:s3:::x', CONNECT] };
    expect(judge([{ Effect: 'Allow', ...lists }])).toBe('allow');
  });

  it('refuses a resource shaped for a REST API, of stage, method and path', () => {
    const Resource = 'arn:aws:execute-api:eu-central-1:123456789012:abc123def4/*/*/*';
    expect(judge([{ ...allow, Resource }])).toBe('no-allow');
  });

  it('reads NotAction and NotResource as all others', () => {
    const Resource = '*';
    expect(judge([{ Effect: 'Allow', NotAction: 's3:*', Resource }])).toBe('allow');
    expect(judge([{ Effect: 'Allow', NotAction: 'execute-api:*', Resource }])).toBe('no-allow');
    expect(judge([{ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::x' }])).toBe('allow');
    expect(judge([{ Effect: 'Allow', Action: '*', NotResource: CONNECT }])).toBe('no-allow');
  });

  it('fills policy variables, and matches nothing where one is unknown', () => {
    const variable = 'aws:username';
    const Resource = CONNECT.replace('dev', `$\{${variable}}`);
    expect(judge([{ ...allow, Resource }], { 'aws:username': 'dev' })).toBe('allow');
    expect(judge([{ ...allow, Resource }], { 'aws:username': 'prod' })).toBe('no-allow');
    expect(judge([{ ...allow, Resource }])).toBe('no-allow');
  });

  it.each([
    ['StringEquals', ['10.0.0.1', '127.0.0.1'], '127.0.0.1', 'allow'],
    ['StringEquals', '127.0.0.*', '127.0.0.1', 'no-allow'],
    ['StringEquals', '127.0.0.1', undefined, 'no-allow'],
    ['StringLike', '127.0.0.*', '127.0.0.1', 'allow'],
    ['StringLike', '10.*', '127.0.0.1', 'no-allow'],
    ['StringNotEquals', ['10.0.0.1', '127.0.0.1'], '127.0.0.1', 'no-allow'],
    ['StringNotEquals', '10.0.0.1', '127.0.0.1', 'allow'],
    ['StringNotEquals', '10.0.0.1', undefined, 'allow'],
  ])('condition %s %j with %s: %s', (operator, wanted, given, expected) => {
    const Condition = { [operator]: { 'aws:SourceIp': wanted } };
    expect(judge([{ ...allow, Condition }], given ? { 'aws:SourceIp': given } : {})).toBe(expected);
  });
});

describe('checkPolicy', () => {
  it.each([
    [{ ...allow, Condition: { IpAddress: { 'aws:SourceIp': '127.0.0.1' } } }, /IpAddress/],
    [{ Effect: 'Allow', Resource: '*' }, /Action/],
    [{ Effect: 'Allow', Action: '*' }, /Resource/],
    [{ ...allow, NotResource: '*' }, /Resource/],
    [{ ...allow, Effect: 'allow' }, /Effect/],
  ])('refuses what it could not judge: %j', (statement, reason) => {
    expect(() => checkPolicy({ Statement: statement as PolicyStatement })).toThrow(reason);
  });

  it('accepts the policy that AWS documents', () => {
    expect(() => checkPolicy({ Version: '2012-10-17', Statement: [allow, deny] })).not.toThrow();
  });
});
