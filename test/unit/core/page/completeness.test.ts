import { describe, expect, it } from 'vitest';
import { completeness } from '#core/page/completeness.ts';
import type { PageSocket } from '#core/page/pageSocket.ts';

const page = (change: Partial<PageSocket>): PageSocket => ({
  pageUrl: 'https://app.example.com/',
  scope: 'page',
  seenFrom: 'start',
  ...change,
});

describe('completeness', () => {
  it.each(['start', 'late'] as const)(
    'has everything of a socket that was hooked as it was made (%s)',
    (seenFrom) => {
      const said = completeness(page({ seenFrom }));
      expect(said).toMatchObject({ complete: true, reloadHelps: false });
      expect(said.sentence).toContain('first frame');
    },
  );

  it('misses the beginning of one that was open before, which a reload would bring', () => {
    expect(completeness(page({ seenFrom: 'adopted' }))).toEqual({
      complete: false,
      sentence: 'It was open before recording began, so earlier frames are missing.',
      reloadHelps: true,
    });
  });

  it('has all of what the browser’s own record tells, but late', () => {
    const said = completeness(page({ seenFrom: 'har', scope: 'worker' }));
    expect(said).toMatchObject({ complete: true, reloadHelps: false });
    expect(said.sentence).toContain('late');
  });

  it.each([
    ['page', true],
    ['frame', false],
    ['worker', false],
  ] as const)(
    'has no frames where only status and headers are told: a reload helps a %s: %s',
    (scope, reloadHelps) => {
      const said = completeness(page({ seenFrom: 'har', scope, framesUnseen: true }));
      expect(said).toMatchObject({ complete: false, reloadHelps });
      expect(said.sentence).toContain('its frames are not');
    },
  );

  it('counts what was dropped, and does not promise that a reload brings it back', () => {
    expect(completeness(page({ dropped: 1 }))).toEqual({
      complete: false,
      sentence: '1 frame was not captured, since they came faster than they could be recorded.',
      reloadHelps: false,
    });
    const both = completeness(page({ seenFrom: 'adopted', dropped: 4_210 }));
    expect(both.sentence).toContain('earlier frames are missing. 4,210 frames were not captured');
    expect(both.reloadHelps).toBe(true);
  });
});
