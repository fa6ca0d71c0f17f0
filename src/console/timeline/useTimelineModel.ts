import { useEffect, useMemo } from 'preact/hooks';
import type { SessionRecord } from '#core/session.ts';
import type { LogReader } from '#log/contract.ts';
import { TimelineModel } from './TimelineModel.ts';

/** The model of one session, told of each new record. */
export function useTimelineModel(log: LogReader, session: SessionRecord): TimelineModel {
  const model = useMemo(
    () =>
      new TimelineModel({
        log,
        sessionId: session.id,
        now: () => Date.now(),
        later(callback, ms) {
          const timer = setTimeout(callback, ms);
          return () => clearTimeout(timer);
        },
      }),
    [log, session.id],
  );
  useEffect(() => () => model.dispose(), [model]);
  useEffect(() => model.update(session), [model, session]);
  return model;
}
