import { inFigures } from '#core/inFigures.ts';
import './conversation.css';
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { createBreathe } from '#core/createBreathe.ts';
import { readValuePath } from '#core/filter/json/valueAt.ts';
import { isLive, type SessionRecord } from '#core/session.ts';
import type { LogReader } from '#log/contract.ts';
import type { FramesModel } from '../frames/FramesModel.ts';
import type { SessionLens } from '../frames/lens/SessionLens.ts';
import { ConversationBar } from './ConversationBar.tsx';
import { ConversationModel, ROWS_AT_FIRST } from './ConversationModel.ts';
import { ExchangeGrid } from './ExchangeGrid.tsx';
import { RoutesTable } from './RoutesTable.tsx';

const breathe = createBreathe();

export interface ConversationViewProps {
  log: LogReader;
  session: SessionRecord;
  model: FramesModel;
  lens: SessionLens;
  /** It is in sight; otherwise it rests. */
  shown: boolean;
}

/** Requests and answers of a session, and figures per route. */
export function ConversationView({ log, session, model: frames, lens, shown }: ConversationViewProps) {
  const all = useSignal(false);
  const kind = useSignal<'exchanges' | 'routes'>('exchanges');
  const over = useSignal(false);
  over.value = !isLive(session);
  const path = lens.pairPath.value;
  const state = lens.state.value;
  const model = useMemo(() => {
    const { first, next } = frames.source.bounds;
    return new ConversationModel(
      {
        log,
        sessionId: session.id,
        frames,
        lens,
        rules: { override: state.override, path: pathOf(path) },
        clock: () => performance.now(),
        breathe,
        later(callback, ms) {
          const timer = setTimeout(callback, ms);
          return () => clearTimeout(timer);
        },
        isOver: () => over.peek(),
      },
      all.value ? first : Math.max(first, next - ROWS_AT_FIRST),
    );
  }, [log, session.id, frames, lens, state, path, all.value]);
  useEffect(() => () => model.dispose(), [model]);
  useEffect(() => {
    model.shown.value = shown;
  }, [model, shown]);
  const { numbers } = model.picture.value;
  const until = over.value ? Number.POSITIVE_INFINITY : model.feed.lastTime;
  return (
    <div class="conversation">
      <ConversationBar model={model} lens={lens} kind={kind} onPairAll={() => (all.value = true)} />
      {kind.value === 'routes' ? (
        <RoutesTable
          model={model}
          onShow={(route, number) => {
            kind.value = 'exchanges';
            model.chooseRoute(route);
            if (number !== undefined) model.select(model.positionOf(number), 'response', true);
          }}
        />
      ) : (
        <ExchangeGrid model={model} lens={lens} until={until} />
      )}
      {numbers.length > 0 || kind.value === 'routes' ? null : (
        <p class="frame-empty">{emptyWords(model, frames, session)}</p>
      )}
    </div>
  );
}

function pathOf(written: string | undefined) {
  const reading = written === undefined ? undefined : readValuePath(written);
  return reading !== undefined && 'path' in reading ? { written: written!, steps: reading.path } : undefined;
}

function emptyWords(model: ConversationModel, frames: FramesModel, session: SessionRecord): string {
  if (model.progress.value !== undefined) return 'Pairing …';
  const { total } = model.picture.value;
  if (frames.source.search.value !== undefined || model.route.value !== undefined) {
    return 'No exchange passes.';
  }
  if (total.alone === 0) {
    // The picture comes a moment later than what it is made of.
    const { exchanges, alone } = model.feed.pairing;
    if (exchanges.count > 0 || alone.size > 0) return 'Pairing …';
    if (session.page?.framesUnseen) return 'The frames of this socket are not seen, so none can be paired.';
    if (session.state === 'failed') return 'The handshake failed, so nothing was asked.';
    if (!isLive(session)) return 'The connection is over, and no request is in its log.';
    return session.page
      ? 'No requests yet: what the page sends appears here with its answer.'
      : 'No requests yet: send one, and it appears here with its answer.';
  }
  return `Nothing was asked: all ${inFigures(total.alone)} messages stand alone.`;
}
