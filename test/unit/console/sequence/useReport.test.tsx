// @vitest-environment happy-dom
import { type Signal, signal } from '@preact/signals';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type ConsoleContext, Context } from '#console/context.ts';
import { useReport } from '#console/sequence/useReport.ts';
import type { SequenceProgress } from '#core/compose/sequenceReport.ts';

const RUNNING: SequenceProgress = {
  ...{ run: 1, name: 'Try', steps: 4, rounds: 1, done: 1, state: 'running', startedAt: 0 },
};
let stored = RUNNING;
let reads = 0;
let session: Signal<{ id: number; sequence: SequenceProgress }>;
const root = document.createElement('div');

function Shown() {
  const report = useReport();
  return <>{report ? `${report.state} ${report.done}` : 'none'}</>;
}

const pass = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });

/** The host stores the report, and then announces the progress that it is of. */
async function announce(progress: Partial<SequenceProgress>, afterMs: number): Promise<string> {
  stored = { ...RUNNING, ...progress };
  session.value = { id: 1, sequence: stored };
  await pass(afterMs);
  return root.textContent;
}

beforeEach(async () => {
  vi.useFakeTimers();
  stored = RUNNING;
  reads = 0;
  session = signal({ id: 1, sequence: RUNNING });
  const log = {
    async detail() {
      reads += 1;
      return { sequence: stored };
    },
  };
  const value = { store: { session }, log } as unknown as ConsoleContext;
  act(() =>
    render(
      <Context.Provider value={value}>
        <Shown />
      </Context.Provider>,
      root,
    ),
  );
  await pass(0);
  expect(root.textContent).toBe('running 1');
});
afterEach(() => {
  act(() => render(null, root));
  vi.useRealTimers();
});

it('is read again twice a second while the sequence runs', async () => {
  expect(await announce({ done: 2 }, 200)).toBe('running 1');
  expect(await announce({ done: 3 }, 200)).toBe('running 1');
  expect(await announce({ done: 3 }, 100)).toBe('running 3');
  expect(reads).toBe(2);
});

it('is read at once when the sequence has ended', async () => {
  expect(await announce({ done: 4, state: 'failed' }, 100)).toBe('failed 4');
});
