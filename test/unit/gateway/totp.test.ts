import { describe, expect, it } from 'vitest';
import { Totp } from '#test/gateway/userPool/Totp.ts';
import { createTotp } from './totp.ts';

const KEY = Buffer.from('12345678901234567890');

describe('time-based codes', () => {
  // RFC 6238, appendix B, SHA-1, the last six of eight digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('are the RFC’s at %i s', (seconds, code) => {
    const totp = new Totp(KEY);
    expect(totp.at(seconds * 1000)).toBe(code);
    expect(createTotp(totp.secret, seconds * 1000)).toBe(code);
  });

  it('have their key in base32', () => {
    expect(new Totp(KEY).secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  });

  it('are good one step early or late, and once', () => {
    const at = 1_111_111_111_000;
    const verdict = (offset: number) => new Totp(KEY).check(new Totp(KEY).at(at + offset), at);
    expect([-60_000, -30_000, 0, 30_000, 60_000].map(verdict)).toEqual([
      'wrong',
      'good',
      'good',
      'good',
      'wrong',
    ]);
    const totp = new Totp(KEY);
    const codes = [at, at, at - 30_000, at + 30_000].map((ms) => totp.check(new Totp(KEY).at(ms), at));
    expect(codes).toEqual(['good', 'used', 'used', 'good']);
  });
});
