import './timeline.css';
import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { SessionRecord } from '#core/session.ts';
import { IconChevron } from '#ui/icons.tsx';
import { useConsole } from '../context.ts';
import type { FramesTools } from '../frames/FramesView.tsx';
import { TimelineStrip } from './TimelineStrip.tsx';
import { useTimelineModel } from './useTimelineModel.ts';

/** Fewer rows than this are seen at a glance. */
const HANDFUL = 5;
const PREFERENCE = 'timeline';

/** Frames and bytes each way over time, above the list; can be put away, and stays so. */
export function Timeline({ session, tools }: { session: SessionRecord; tools: FramesTools }) {
  const { log, shell } = useConsole();
  const model = useTimelineModel(log, session);
  const hidden = useSignal(shell.preferences?.get(PREFERENCE) === 'hidden');
  const newest = useRef(tools);
  newest.current = tools;
  const few = session.nextIndex - session.firstIndex < HANDFUL;
  const away = hidden.value;

  function toggle(): void {
    hidden.value = !hidden.peek();
    shell.preferences?.set(PREFERENCE, hidden.peek() ? 'hidden' : 'shown');
  }

  // The record comes with every message; what is drawn follows the model instead.
  return useMemo(() => {
    if (few) return null;
    const label = away ? 'Show timeline' : 'Hide timeline';
    const button = (
      <button
        type="button"
        class="timeline-toggle"
        aria-label={label}
        title={label}
        aria-expanded={!away}
        onClick={toggle}
      >
        <IconChevron />
      </button>
    );
    return (
      <div class={`timeline ${away ? 'away' : ''}`}>
        {away ? (
          <div class="timeline-side">{button}</div>
        ) : (
          <TimelineStrip
            model={model}
            sessionStart={session.createdAt}
            filterText={tools.filterText}
            goToTime={(time) => newest.current.goToTime(time)}
          >
            {button}
          </TimelineStrip>
        )}
      </div>
    );
  }, [model, few, away, session.createdAt, tools.filterText]);
}
