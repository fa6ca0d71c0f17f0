import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesArn, matchesGlob } from '#test/gateway/glob.ts';

const CONNECT = 'arn:aws:execute-api:eu-central-1:123456789012:abc123def4/dev/$connect';

describe('matchesGlob', () => {
  it('agrees with the same pattern as a regular expression', () => {
    const unit = fc.constantFrom('a', 'b', '/', '*', '?');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 8 }), fc.string({ unit, maxLength: 12 }), (glob, text) => {
        const source = glob.replaceAll('*', '[^]*').replaceAll('?', '[^]');
        expect(matchesGlob(glob, text)).toBe(new RegExp(`^(?:${source})$`).test(text));
      }),
      { numRuns: 5000 },
    );
  });

  it('stays quick on patterns that make a regular expression explode', () => {
    const started = performance.now();
    expect(matchesGlob(`${'*a'.repeat(40)}b`, 'a'.repeat(2000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('matchesArn', () => {
  it.each([
    ['*', true],
    [CONNECT, true],
    ['arn:aws:execute-api:*:*:*', true],
    ['arn:aws:execute-api:eu-central-1:123456789012:abc123def4/*', true],
    ['arn:aws:execute-api:eu-central-1:123456789012:abc123def4/*/*', true],
    ['arn:aws:execute-api:eu-central-1:123456789012:abc123def4/*/$connect', true],
    ['arn:aws:execute-api:eu-*-1:????????????:*/dev/$c*', true],
    ['arn:aws:execute-api:eu-central-1:123456789012:abc123def4/*/*/*', false],
    ['arn:aws:execute-api:eu-central-1:123456789012:abc123def4/*/GET/*', false],
    ['arn:aws:execute-api:eu-central-1:123456789012:abc123def4/dev/connect', false],
    ['arn:aws:execute-api:eu-central-1:123456789012:abc123def4/prod/*', false],
    ['arn:aws:execute-api:us-east-1:*:*', false],
    ['arn:aws-cn:execute-api:*:*:*', false],
    ['arn:aws:*', false],
    ['arn:aws:execute-api:*', false],
    ['', false],
  ])('%s against a $connect route: %s', (pattern, expected) => {
    expect(matchesArn(pattern, CONNECT)).toBe(expected);
  });

  it('lets no wildcard reach over a colon before the resource', () => {
    expect(matchesArn('arn:aws:a*:c:d:e', 'arn:aws:a:b:c:d:e')).toBe(false);
    expect(matchesArn('arn:aws:a:b:c:*', 'arn:aws:a:b:c:d:e')).toBe(true);
  });
});
