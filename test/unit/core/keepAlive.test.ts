import { describe, expect, it } from 'vitest';
import { checkKeepAlive, readKeepAlive } from '#core/keepAlive.ts';

describe('a keep-alive', () => {
  it.each([5, 20, 540, 3_600])('every %i s is taken', (seconds) => {
    expect(checkKeepAlive({ seconds, message: 'ping' })).toEqual({ seconds, message: 'ping' });
  });

  it.each([4, 0, -20, 3_601, 20.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'every %d s is refused',
    (seconds) => {
      expect(() => checkKeepAlive({ seconds, message: 'ping' })).toThrow(
        expect.objectContaining({ id: 'keep-alive.seconds' }),
      );
    },
  );

  it.each([
    ['empty', ''],
    ['blank', ' \n'],
    ['larger than a frame of 32 KB', 'ü'.repeat(16_385)],
  ])('with a message that is %s is refused', (_, message) => {
    expect(() => checkKeepAlive({ seconds: 20, message })).toThrow(
      expect.objectContaining({ id: 'keep-alive.message' }),
    );
  });

  it('with a message of exactly 32 KB is taken', () => {
    const message = 'ü'.repeat(16_384);
    expect(checkKeepAlive({ seconds: 20, message }).message).toBe(message);
  });

  it('is read as typed, and nothing typed is none', () => {
    expect(readKeepAlive(' 30 ', ' {"a":1} ')).toEqual({ seconds: 30, message: ' {"a":1} ' });
    expect(readKeepAlive('', 'left over')).toBeUndefined();
    expect(readKeepAlive('  ', '')).toBeUndefined();
    expect(() => readKeepAlive('often', 'ping')).toThrow(
      expect.objectContaining({ id: 'keep-alive.seconds' }),
    );
  });
});
