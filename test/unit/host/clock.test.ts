import { describe, expect, it } from 'vitest';
import { createClock } from '#host/clock.ts';

describe('the clock', () => {
  it('has the fractions of the steady clock on the time of the wall clock', () => {
    let wall = 1_000_000;
    let steady = 500;
    const clock = createClock(
      () => wall,
      () => steady,
    );
    expect(clock()).toBe(1_000_000);
    steady += 0.4;
    expect(clock()).toBe(1_000_000.4);
    steady += 10;
    wall += 10;
    expect(clock()).toBe(1_000_010.4);
  });

  it('is set anew when the steady clock stood still, as in sleep', () => {
    let wall = 1_000_000;
    let steady = 500;
    const clock = createClock(
      () => wall,
      () => steady,
    );
    wall += 3_600_000;
    steady += 5;
    expect(clock()).toBe(4_600_000);
    steady += 1.5;
    expect(clock()).toBe(4_600_001.5);
  });
});
