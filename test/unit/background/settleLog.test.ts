import { describe, expect, it, vi } from 'vitest';
import { settleLog } from '#background/settleLog.ts';
import { DEFAULT_RETENTION, type Retention } from '#core/retention.ts';
import { jsonItem } from './world/jsonItem.ts';

const KEPT: Retention = { keep: true, maxDays: 3 };

function setUp(kept: Retention) {
  const log = { begin: vi.fn(async () => {}), retain: vi.fn(async () => [] as number[]) };
  return { log, begun: jsonItem<boolean>(false), retention: jsonItem<Retention>(kept) };
}

describe('the start of the background', () => {
  it('wipes the log once in a browser run', async () => {
    const { log, begun, retention } = setUp(DEFAULT_RETENTION);
    await settleLog(log, begun, retention);
    await settleLog(log, begun, retention);
    expect(log.begin.mock.calls).toEqual([[{ wipe: true }], [{ wipe: false }]]);
  });

  it('wipes nothing while sessions are kept, and removes what is kept no longer', async () => {
    const { log, begun, retention } = setUp(KEPT);
    await settleLog(log, begun, retention);
    expect(log.begin.mock.calls).toEqual([[{ wipe: false }]]);
    expect(log.retain.mock.calls).toEqual([[KEPT]]);
    const [ended] = log.begin.mock.invocationCallOrder;
    expect(ended).toBeLessThan(log.retain.mock.invocationCallOrder[0] ?? 0);
  });

  it('wipes nothing in the midst of a run in which keeping was switched off', async () => {
    const { log, begun, retention } = setUp(KEPT);
    await settleLog(log, begun, retention);
    await retention.set(DEFAULT_RETENTION);
    await settleLog(log, begun, retention);
    expect(log.begin).toHaveBeenLastCalledWith({ wipe: false });
  });

  it('tries the wipe again when it failed', async () => {
    const { log, begun, retention } = setUp(DEFAULT_RETENTION);
    log.begin.mockRejectedValueOnce(new Error('no disk'));
    await expect(settleLog(log, begun, retention)).rejects.toThrow('no disk');
    await settleLog(log, begun, retention);
    expect(log.begin).toHaveBeenLastCalledWith({ wipe: true });
  });

  it('goes on when old sessions could not be removed', async () => {
    const { log, begun, retention } = setUp(KEPT);
    log.retain.mockRejectedValueOnce(new Error('no disk'));
    await expect(settleLog(log, begun, retention)).resolves.toBeUndefined();
  });
});
