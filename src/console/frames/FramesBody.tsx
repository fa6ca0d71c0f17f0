import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { SessionRecord, SessionState } from '#core/session.ts';
import type { LogReader } from '#log/contract.ts';
import { ConversationView } from '../conversation/ConversationView.tsx';
import { DiffPane } from '../diff/DiffPane.tsx';
import { DetailPane } from './detail/DetailPane.tsx';
import { EmptyState } from './EmptyState.tsx';
import { FrameGrid } from './FrameGrid.tsx';
import type { FramesModel } from './FramesModel.ts';
import { JumpButton } from './JumpButton.tsx';
import type { SessionLens } from './lens/SessionLens.ts';
import { detailShare, Separator } from './Separator.tsx';

/** From this width on, list and detail stand side by side, px. */
const BESIDE = 600;

export interface FramesBodyProps {
  model: FramesModel;
  lens: SessionLens;
  log: LogReader;
  session: SessionRecord;
  /** Which list is in sight. */
  as: 'frames' | 'conversation';
  /** Goes to a frame in the list of frames. */
  onShowFrame: ((index: number) => void) | undefined;
  copyText: ((text: string) => Promise<void>) | undefined;
}

/** List and detail. */
export function FramesBody({ model, lens, log, session, as, copyText, onShowFrame }: FramesBodyProps) {
  const body = useRef<HTMLDivElement>(null);
  const width = useSignal(BESIDE);
  useEffect(() => {
    const element = body.current!;
    const observer = new ResizeObserver(() => {
      width.value = element.clientWidth;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [width]);
  const frame = model.opened.value;
  const beside = width.value >= BESIDE;
  const share = `${detailShare.value}%`;
  const isFrames = as === 'frames';
  // Once looked at, it stays: what was paired need not be paired again.
  const visited = useRef(false);
  visited.current ||= !isFrames;
  const marked = model.marked.value;
  const focusList = () =>
    body.current?.querySelector<HTMLElement>('.frames-list:not([hidden]) [role=grid]')?.focus();
  const close = () => {
    model.close(false);
    focusList();
  };
  const shared = {
    lens,
    readBody: (index: number, from: number, to: number) => model.readBody(index, from, to),
    width: beside ? (width.value * detailShare.value) / 100 : width.value,
  };
  return (
    <div class={`frames-body ${beside ? 'beside' : 'stacked'}`} ref={body}>
      {visited.current ? (
        <div class="frames-list" hidden={isFrames}>
          <ConversationView log={log} session={session} model={model} lens={lens} shown={!isFrames} />
        </div>
      ) : null}
      <div class="frames-list" hidden={!isFrames}>
        <FrameGrid model={model} lens={lens} copyText={copyText} />
        {model.painter.painted.value.count === 0 ? <Empty model={model} state={session.state} /> : null}
        <JumpButton model={model} />
      </div>
      {frame === undefined ? null : (
        <>
          <Separator around={body} beside={beside} />
          <div class="frames-aside" style={{ flexBasis: share }}>
            {marked === undefined || marked.index === frame.index ? (
              <DetailPane
                {...shared}
                frame={frame}
                copyText={copyText}
                onShowFrames={isFrames ? undefined : () => onShowFrame?.(frame.index)}
                onCompare={marked === undefined ? () => model.mark(frame) : undefined}
                onClose={close}
              />
            ) : (
              <DiffPane
                {...shared}
                before={marked}
                after={frame}
                onSwap={() => model.swapCompared()}
                onClose={() => {
                  model.mark(undefined);
                  focusList();
                }}
              />
            )}
          </div>
        </>
      )}
    </div>
  );
}

/** Apart, since what is stored changes with every frame. */
function Empty({ model, state }: { model: FramesModel; state: SessionState }) {
  const { first, next } = model.source.live.value;
  const searching = model.source.search.value?.state.value === 'searching';
  return <EmptyState state={state} stored={next - first} cleared={first > 0} searching={searching} />;
}
