import { useMemo } from 'preact/hooks';
import { inFigures } from '#core/inFigures.ts';
import { isLive, type SessionRecord } from '#core/session.ts';
import { formatWhen } from '#core/time.ts';
import { usePanel } from '../context.ts';
import { type SocketFacts, socketFacts } from './socketFacts.ts';
import { useKnown } from './useKnown.ts';

export interface SocketRowProps {
  session: SessionRecord;
  chosen: boolean;
  tabStop: boolean;
  onChoose(id: number): void;
}

/** One socket of the page; drawn anew only when it changed. */
export function SocketRow({ session, chosen, tabStop, onChoose }: SocketRowProps) {
  const { store } = usePanel();
  const { detail, finding } = useKnown(session);
  // The clock moves what is open still, and nothing else.
  const now = isLive(session) ? store.now.value : store.now.peek();
  return useMemo(() => {
    const facts = socketFacts(session, detail, finding, now);
    return (
      <div
        role="option"
        id={`socket-${session.id}`}
        data-socket={session.id}
        class="socket-row"
        aria-selected={chosen}
        tabIndex={tabStop ? 0 : -1}
        title={session.url}
        onFocus={() => onChoose(session.id)}
      >
        <span class="socket-line">
          <span class="socket-url mono ellipsis">{session.url}</span>
        </span>
        <span class="socket-line dim">
          <span class={`dot ${facts.dot}`} aria-hidden="true" />
          <State facts={facts} />
          <span class="socket-when figures">{formatWhen(session.createdAt, now)}</span>
        </span>
        <span class="socket-chips">
          {facts.chips.map(({ text, level, title }) => (
            <span key={text} class={`chip ${level}`} title={title}>
              {text}
            </span>
          ))}
        </span>
      </div>
    );
  }, [session, chosen, tabStop, detail, finding, now]);
}

function State({ facts: { state, sent, received } }: { facts: SocketFacts }) {
  return (
    <span class="socket-state figures">
      {state}
      {sent + received > 0 && (
        <>
          {' · '}
          <span aria-hidden="true">↑</span>
          <span class="visually-hidden">sent</span>
          {inFigures(sent)} <span aria-hidden="true">↓</span>
          <span class="visually-hidden">received</span>
          {inFigures(received)}
        </>
      )}
    </span>
  );
}
