import { signal } from '@preact/signals';
import type { Capture, RecordingState } from '#devtools/capture/contract.ts';

export interface FakeCapture extends Capture {
  /** Every call, as [name, argument…]. */
  calls: unknown[][];
  /** What the page has, as if it had been captured. */
  show(ids: readonly number[]): void;
  become(state: RecordingState, trouble?: { message: string; next?: string }): void;
}

/** Captures nothing: shows the sessions that it is told of. */
export function fakeCapture(): FakeCapture {
  const recording = signal<RecordingState>('off');
  const trouble = signal<{ message: string; next?: string } | undefined>(undefined);
  const sessionIds = signal<readonly number[]>([]);
  const calls: unknown[][] = [];
  return {
    calls,
    recording,
    trouble,
    sessionIds,
    keep: { value: false },
    show(ids) {
      sessionIds.value = ids;
    },
    become(state, told) {
      recording.value = state;
      trouble.value = told;
    },
    async start() {
      calls.push(['start']);
      recording.value = 'partial';
    },
    async reloadAndRecord() {
      calls.push(['reloadAndRecord']);
      recording.value = 'complete';
    },
    async stop() {
      calls.push(['stop']);
      recording.value = 'off';
    },
    clear() {
      calls.push(['clear']);
      sessionIds.value = [];
    },
    canSend: (session) => session.state === 'open' && session.page?.seenFrom !== 'har',
    async send(id, message) {
      calls.push(['send', id, message]);
    },
    dispose() {
      calls.push(['dispose']);
    },
  };
}
