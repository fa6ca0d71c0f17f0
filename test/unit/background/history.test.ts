import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_RETENTION } from '#core/retention.ts';
import { createWorld, type TestWorld } from '#test/unit/background/world/world.ts';

let t: TestWorld;
beforeEach(() => {
  t = createWorld();
});

describe('retention', () => {
  it('keeps nothing over the end of the browser until the person wants it', async () => {
    expect(await t.background.retention()).toEqual(DEFAULT_RETENTION);
    expect(DEFAULT_RETENTION.keep).toBe(false);
  });

  it('is stored, told to the views, and applied at once', async () => {
    const wanted = { keep: true, maxBytes: 5_000_000 };
    await t.background.setRetention(wanted);
    expect(await t.background.retention()).toEqual(wanted);
    expect(t.events).toEqual([{ type: 'retention-changed' }]);
    expect(t.retained).toEqual([wanted]);
  });

  it.each([
    { maxDays: 0 },
    { maxDays: 1.5 },
    { maxDays: 3_651 },
    { maxDays: Number.NaN },
    { maxBytes: 999_999 },
    { maxBytes: 1_000_000_000_001 },
  ])('refuses what is out of range, and changes nothing: %j', async (limit) => {
    await expect(t.background.setRetention({ keep: true, ...limit })).rejects.toMatchObject({
      name: 'Problem',
      id: 'retention.range',
    });
    expect(await t.background.retention()).toEqual(DEFAULT_RETENTION);
    expect(t.retained).toEqual([]);
    expect(t.events).toEqual([]);
  });
});

describe('a session', () => {
  it('gets a name, trimmed, or a pin, and nothing else', async () => {
    await t.background.changeSession(3, { name: '  Orders, 12 May ' });
    await t.background.changeSession(3, { pinned: true });
    await t.background.changeSession(3, { pinned: false, state: 'open' } as { pinned: boolean });
    expect(t.changed).toEqual([
      [3, { name: 'Orders, 12 May' }],
      [3, { pinned: true }],
      [3, { pinned: false }],
    ]);
  });

  it.each(['', '   ', 'x'.repeat(81)])('is not named %j', async (name) => {
    await expect(t.background.changeSession(3, { name })).rejects.toMatchObject({ id: 'session.name' });
    expect(t.changed).toEqual([]);
  });
});
