import { describe, expect, it } from 'vitest';
import { evaluateTrust, type TrustDocument, type TrustRequest } from '#test/gateway/trust.ts';

const ADA = 'arn:aws:iam::123456789012:user/ada';
const allow = (more: object): TrustDocument => ({
  Statement: { Effect: 'Allow', Principal: { AWS: ADA }, Action: 'sts:AssumeRole', ...more },
});
const request: TrustRequest = { kind: 'AWS', names: [ADA], action: 'sts:AssumeRole', context: { a: 'x' } };

describe('a trust policy', () => {
  it.each([
    ['that names the caller', allow({}), 'allow'],
    ['that names everybody', allow({ Principal: '*' }), 'allow'],
    ['that names everybody of AWS', allow({ Principal: { AWS: '*' } }), 'allow'],
    ['that names another', allow({ Principal: { AWS: `${ADA}2` } }), 'no-allow'],
    ['that names a federation', allow({ Principal: { Federated: ADA } }), 'no-allow'],
    ['of another action', allow({ Action: 'sts:TagSession' }), 'no-allow'],
    ['of several actions', allow({ Action: ['sts:TagSession', 'sts:AssumeRole'] }), 'allow'],
    ['whose condition holds', allow({ Condition: { StringEquals: { a: 'x' } } }), 'allow'],
    ['whose condition fails', allow({ Condition: { StringEquals: { a: 'y' } } }), 'no-allow'],
    [
      'with one of any values',
      allow({ Condition: { 'ForAnyValue:StringLike': { a: ['y', 'x*'] } } }),
      'allow',
    ],
    ['with a boolean that is absent', allow({ Condition: { Bool: { b: 'true' } } }), 'no-allow'],
    ['with an operator that is not known', allow({ Condition: { Nonsense: { a: 'x' } } }), 'no-allow'],
    [
      'that denies as well',
      {
        Statement: [{ Effect: 'Deny', Principal: '*', Action: '*' }, allow({}).Statement].flat(),
      } as TrustDocument,
      'explicit-deny',
    ],
    ['that is not there', undefined, 'no-allow'],
  ] as const)('%s', (_, document, effect) => {
    expect(evaluateTrust(document, request)).toBe(effect);
  });
});
