import { useEffect, useRef } from 'preact/hooks';
import type { SessionRecord } from '#core/session.ts';
import { lossWords } from './sessionFacts.ts';

/** Asks once before frames are lost, in the place of the row. */
export function DeleteQuestion(props: { session: SessionRecord; onDelete(): void; onKeep(): void }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <fieldset class="session-edit" aria-label="Delete this session">
      <p class="session-question">
        <b class="ellipsis">{props.session.name}</b> <span>{lossWords(props.session)}</span>
      </p>
      <button type="button" ref={button} class="button danger small" onClick={props.onDelete}>
        Delete session
      </button>
      <button type="button" class="button small" onClick={props.onKeep}>
        Keep
      </button>
    </fieldset>
  );
}
