import { createRequire } from 'node:module';
import '#aws/cognito/libraryGlobals.ts';
import '#aws/cognito/nativePower.ts';
import BigInteger from 'amazon-cognito-identity-js/es/BigInteger';
import { expect, test } from 'vitest';

// The library once more, as its makers left it.
const { default: Theirs } = createRequire(import.meta.url)('amazon-cognito-identity-js/lib/BigInteger') as {
  default: typeof BigInteger;
};

/** Where it matters whether a number is below the modulus, any odd one of that length will do. */
const MODULUS = `f${'9e3779b97f4a7c15'.repeat(47)}d`;
const LONG = '9d'.repeat(161);

function power(Type: typeof BigInteger, base: string, exponent: string): string {
  let result = '';
  new Type(base, 16).modPow(new Type(exponent, 16), new Type(MODULUS, 16), (_, value) => {
    result = value.toString(16);
  });
  return result;
}

test.each([
  ['the generator', '2', 'e1f9a7c3'],
  ['the generator by a number of 1,288 bits', '2', LONG],
  ['a number of the group', '7b'.repeat(380), LONG],
  ['a number below zero, as B − k·g^x may be', '-1c0ffee5eed', LONG],
  ['a number beyond the modulus', 'c4'.repeat(500), LONG],
  ['zero', '0', '5'],
])('the power of %s is the one that the library itself finds', (_, base, exponent) => {
  const theirs = power(Theirs, base, exponent);
  expect(theirs).toMatch(/^[0-9a-f]+$/);
  expect(power(BigInteger, base, exponent)).toBe(theirs);
});

test('it is the engine’s integers that compute', () => {
  expect(String(BigInteger.prototype.modPow)).toContain('toNative');
});
