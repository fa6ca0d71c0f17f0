import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { SessionState } from '#core/session.ts';
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
  state: SessionState;
  copyText: ((text: string) => Promise<void>) | undefined;
}

/** List and detail. */
export function FramesBody({ model, lens, state, copyText }: FramesBodyProps) {
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
  const close = () => {
    model.close(false);
    body.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  };
  return (
    <div class={`frames-body ${beside ? 'beside' : 'stacked'}`} ref={body}>
      <div class="frames-list">
        <FrameGrid model={model} lens={lens} copyText={copyText} />
        {model.painter.painted.value.count === 0 ? <Empty model={model} state={state} /> : null}
        <JumpButton model={model} />
      </div>
      {frame === undefined ? null : (
        <>
          <Separator around={body} beside={beside} />
          <div class="frames-aside" style={{ flexBasis: share }}>
            <DetailPane
              frame={frame}
              lens={lens}
              readBody={(index, from, to) => model.readBody(index, from, to)}
              width={beside ? (width.value * detailShare.value) / 100 : width.value}
              copyText={copyText}
              onClose={close}
            />
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
