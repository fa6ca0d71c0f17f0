import { useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { SequenceReport } from '#core/compose/sequenceReport.ts';
import { useConsole } from '../context.ts';

/** The report of a sequence that runs is read again at most this often, in ms. */
const READ_EVERY = 500;

/** What came of the latest sequence of the session that is looked at, as far as it is stored; followed while it runs. */
export function useReport(): SequenceReport | undefined {
  const { log, store } = useConsole();
  const read = useSignal<{ of: number; report: SequenceReport | undefined } | undefined>(undefined);
  const readAt = useRef(Number.NEGATIVE_INFINITY);
  const id = useComputed(() => store.session.value?.id);

  useSignalEffect(() => {
    // Every announcement is a new record: the report is stored behind the progress that it is of.
    const session = store.session.value;
    const progress = session?.sequence;
    const { of, report } = read.value ?? {};
    if (!session || !progress) return;
    const { run, done, state } = progress;
    if (of === session.id && report?.run === run && report.done === done && report.state === state) return;
    const timer = setTimeout(
      async () => {
        readAt.current = performance.now();
        const detail = await log.detail(session.id).catch(() => undefined);
        read.value = { of: session.id, report: detail?.sequence };
      },
      state === 'running' ? Math.max(0, readAt.current + READ_EVERY - performance.now()) : 0,
    );
    // One that has begun to read goes on: under traffic the next announcement comes before its end.
    return () => clearTimeout(timer);
  });

  return read.value?.of === id.value ? read.value?.report : undefined;
}
