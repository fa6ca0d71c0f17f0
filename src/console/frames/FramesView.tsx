import './frames.css';
import './list.css';
import './detail/detail.css';
import './detail/decoded.css';
import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo } from 'preact/hooks';
import type { TimeSpan } from '#core/filter/readMoment.ts';
import type { SessionRecord } from '#core/session.ts';
import type { LogReader } from '#log/contract.ts';
import type { LogScanner } from '#log/scanner/contract.ts';
import { CompareStrip } from '../diff/CompareStrip.tsx';
import { EmptyState } from './EmptyState.tsx';
import type { FrameSource } from './FrameSource.ts';
import { FramesBody } from './FramesBody.tsx';
import { FramesModel } from './FramesModel.ts';
import type { ViewPreferences } from './lens/Remembered.ts';
import { SessionLens } from './lens/SessionLens.ts';
import { browserPace } from './pace.ts';
import { Toolbar } from './Toolbar.tsx';
import { type FilterControls, useFilter } from './useFilter.ts';

export interface FramesViewProps {
  log: LogReader;
  scanner: LogScanner;
  session: SessionRecord | undefined;
  /** Deletes the frames logged so far. */
  onClear(): void;
  /** Puts text into the clipboard; without it there are no copy buttons. */
  copyText?(text: string): Promise<void>;
  /** The command key is ⌘. */
  mac?: boolean;
  /** Index of a row to be selected and shown, whatever the filter says; taken back once that is begun. */
  asked?: Signal<number | undefined>;
  /** Keeps which decoder and schema were chosen; without it they last as long as the view. */
  preferences?: ViewPreferences | undefined;
  /** The list as it came, or as requests and answers. */
  as?: 'frames' | 'conversation';
  /** The list as it came is wanted, to show the selected frame in it. */
  onShowFrames?(): void;
  /** A row is wanted in the list as it came; it comes back by `asked`. */
  onShowFrame?(index: number): void;
  /** Painted between toolbar and list, such as the timeline. */
  above?(tools: FramesTools): ComponentChildren;
  /** More buttons of the toolbar, at its end. */
  actions?(list: ListedFrames): ComponentChildren;
}

/** What the toolbar's buttons can ask of the list. */
export interface ListedFrames {
  /** Rows that the filter lets through so far; undefined where there is no filter. */
  hits: number | undefined;
  /** See `FrameSource.allShown`. */
  allShown: FrameSource['allShown'];
}

/** What stands above the list can do with it. */
export interface FramesTools {
  /** What the filter box says; a new text filters at once. */
  filterText: Signal<string>;
  /** Selects and centres the first frame at a time (epoch ms) or later. */
  goToTime(time: number): void;
}

/** The frames of one session: filter, list, detail. The filter stays when the session changes. */
export function FramesView(props: FramesViewProps) {
  const { log, scanner, session, onClear, copyText } = props;
  const model = useFramesModel(log, scanner, session);
  const lens = useLens(session, props.preferences);
  const span = spanOf(session);
  const filter = useFilter(model, span);
  useAskedRow(model, props.asked, filter);
  if (model === undefined || session === undefined || lens === undefined) {
    return (
      <div class="frames">
        <EmptyState state={undefined} stored={0} cleared={false} searching={false} />
      </div>
    );
  }
  return (
    <div class="frames">
      <Toolbar
        model={model}
        filter={filter}
        span={span}
        mac={props.mac === true}
        onClear={onClear}
        actions={props.actions}
        onShowFrames={() => props.onShowFrames?.()}
      />
      {props.above?.({
        filterText: filter.text,
        goToTime: (time) => {
          props.onShowFrames?.();
          void model.goTo({ time });
        },
      })}
      <CompareStrip model={model} />
      <FramesBody
        key={session.id}
        model={model}
        lens={lens}
        log={log}
        session={session}
        as={props.as ?? 'frames'}
        copyText={copyText}
        onShowFrame={props.onShowFrame}
      />
    </div>
  );
}

/** Shows the row that is asked for, once the frames are in sight. */
function useAskedRow(
  model: FramesModel | undefined,
  asked: Signal<number | undefined> | undefined,
  { text, direction }: FilterControls,
): void {
  const index = asked?.value;
  useEffect(() => {
    if (asked === undefined || index === undefined || model === undefined) return;
    asked.value = undefined;
    if (model.source.search.peek() !== undefined) {
      text.value = '';
      direction.value = 'all';
      model.setFilter(undefined);
    }
    void model.goTo({ index }).then((fault) => {
      if (fault === undefined) model.pick(index);
    });
  }, [model, asked, index, text, direction]);
}

/** How the session's frames are read; another one when the server has chosen a subprotocol. */
function useLens(
  session: SessionRecord | undefined,
  preferences: ViewPreferences | undefined,
): SessionLens | undefined {
  return useMemo(
    () => (session === undefined ? undefined : new SessionLens(session, preferences)),
    [session?.id, session?.url, session?.subprotocol, preferences],
  );
}

/** When the session's rows came; epoch milliseconds. */
function spanOf(session: SessionRecord | undefined): TimeSpan {
  const { createdAt = 0, lastFrameAt, endedAt } = session ?? {};
  return { from: createdAt, to: lastFrameAt ?? endedAt ?? createdAt };
}

/** One model per session, fed by the log's announcements as well as by the record given. */
function useFramesModel(
  log: LogReader,
  scanner: LogScanner,
  session: SessionRecord | undefined,
): FramesModel | undefined {
  const id = session?.id;
  const model = useMemo(
    () =>
      id === undefined ? undefined : new FramesModel({ log, scanner, sessionId: id, pace: browserPace }),
    [log, scanner, id],
  );
  useEffect(() => {
    if (model === undefined) return;
    const stop = log.subscribe((announcement) => {
      if (announcement.type !== 'tail') return;
      for (const record of announcement.sessions) if (record.id === id) model.update(record);
    });
    return () => {
      stop();
      model.dispose();
    };
  }, [model, log, id]);
  // An ordinary effect would begin to read a frame later.
  useLayoutEffect(() => {
    if (session !== undefined) model?.update(session);
  }, [model, session]);
  return model;
}
