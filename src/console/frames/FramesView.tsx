import './frames.css';
import { useEffect, useMemo } from 'preact/hooks';
import type { SessionRecord } from '#core/session.ts';
import type { LogReader } from '#log/contract.ts';
import { EmptyState } from './EmptyState.tsx';
import { FrameGrid } from './FrameGrid.tsx';
import { FramesModel } from './FramesModel.ts';
import { browserPace } from './pace.ts';

export interface FramesViewProps {
  log: LogReader;
  session: SessionRecord | undefined;
  /** Deletes the frames logged so far. */
  onClear(): void;
  /** Puts text into the clipboard; without it there are no copy buttons. */
  copyText?(text: string): Promise<void>;
}

/** The frames of one session: filter, list, detail. */
export function FramesView(props: FramesViewProps) {
  const { log, session, onClear } = props;
  const id = session?.id;
  const model = useMemo(
    () => (id === undefined ? undefined : new FramesModel({ log, sessionId: id, pace: browserPace })),
    [log, id],
  );
  useEffect(() => {
    if (model === undefined || id === undefined) return;
    const stop = log.subscribe((announcement) => {
      if (announcement.type !== 'tail') return;
      for (const record of announcement.sessions) if (record.id === id) model.update(record);
    });
    return () => {
      stop();
      model.dispose();
    };
  }, [model, log, id]);
  useEffect(() => {
    if (session !== undefined) model?.update(session);
  }, [model, session]);

  if (model === undefined || session === undefined) {
    return (
      <div class="frames">
        <EmptyState state={undefined} stored={0} cleared={false} searching={false} />
      </div>
    );
  }
  const { first, next } = model.source.live.value;
  return (
    <div class="frames">
      <div class="frames-bar">
        <button
          type="button"
          class="button small"
          aria-pressed={model.source.paused.value}
          onClick={() => model.setPaused(!model.source.paused.value)}
        >
          {model.source.paused.value
            ? `Resume · ${model.source.heldBack.value.toLocaleString('en')} new`
            : 'Pause'}
        </button>
        <button
          type="button"
          class="button small"
          title="Deletes the frames logged so far. The connection goes on."
          onClick={onClear}
        >
          Clear
        </button>
      </div>
      <div class="frames-body">
        <FrameGrid model={model} />
        {model.painter.painted.value.count === 0 ? (
          <EmptyState state={session.state} stored={next - first} cleared={first > 0} searching={false} />
        ) : null}
      </div>
    </div>
  );
}
