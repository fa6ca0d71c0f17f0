import { useMemo } from 'preact/hooks';
import type { SessionRecord } from '#core/session.ts';
import { isUnsigned } from '#core/unsigned.ts';
import { IconPin } from '#ui/icons.tsx';
import { useConsole } from '../context.ts';
import { isLive } from '../store/derive.ts';
import { DeleteQuestion } from './DeleteQuestion.tsx';
import { RenameField } from './RenameField.tsx';
import { type RowAction, SessionActions } from './SessionActions.tsx';
import { sessionFacts } from './sessionFacts.ts';

export interface SessionRowProps {
  session: SessionRecord;
  /** Its frames are looked at. */
  shown: boolean;
  tabStop: boolean;
  /** The pointer or the keyboard is here: what can be done is shown. */
  active: boolean;
  editing: 'rename' | 'delete' | undefined;
  onAction(id: number, action: RowAction): void;
  onRename(id: number, name: string): void;
  onRemove(id: number): void;
  onKeep(): void;
}

/** One session of the list; drawn anew only when it changed. */
export function SessionRow(props: SessionRowProps) {
  const { session, shown, tabStop, active, editing } = props;
  const { store, shell } = useConsole();
  const { id } = session;
  // The clock moves what is open still, and nothing else.
  const now = isLive(session) ? store.now.value : store.now.peek();
  return useMemo(
    () => (
      <li class="session-row" data-session={id}>
        {editing === 'rename' && (
          <RenameField name={session.name} onName={(name) => props.onRename(id, name)} />
        )}
        {editing === 'delete' && (
          <DeleteQuestion session={session} onDelete={() => props.onRemove(id)} onKeep={props.onKeep} />
        )}
        {!editing && (
          <button
            type="button"
            class="menu-item session-open"
            tabIndex={tabStop ? 0 : -1}
            aria-current={shown ? 'true' : undefined}
            aria-keyshortcuts="F2 Delete"
            title={session.url}
            onClick={() => props.onAction(id, 'open')}
          >
            <Facts session={session} now={now} />
          </button>
        )}
        {active && !editing && (
          <SessionActions
            session={session}
            tabStop={tabStop}
            exports={shell.files !== undefined}
            onAction={(action) => props.onAction(id, action)}
          />
        )}
      </li>
    ),
    [session, shown, tabStop, active, editing, now],
  );
}

function Facts({ session, now }: { session: SessionRecord; now: number }) {
  const facts = sessionFacts(session, now);
  return (
    <>
      <span class={`dot ${facts.dot}`} aria-hidden="true" />
      <span class="session-facts">
        <span class="session-line">
          <span class="session-name ellipsis">{session.name}</span>
          {facts.page && (
            <span class="chip session-page" title={`Opened by the page ${session.page?.pageUrl}`}>
              page <span class="visually-hidden">of</span> {facts.page}
            </span>
          )}
          {isUnsigned(session) && <span class="chip warn">unsigned</span>}
          {session.imported && <span class="chip">imported</span>}
          {session.pinned && (
            <span class="session-pin">
              <IconPin filled />
              <span class="visually-hidden">pinned</span>
            </span>
          )}
          <span class="session-when figures dim">{facts.when}</span>
        </span>
        <span class="session-line dim">
          <span class="session-host mono ellipsis">{facts.host}</span>
          <span class={`session-state ${facts.fault ? 'bad' : ''}`} title={facts.fault}>
            {facts.fault && <span aria-hidden="true">▲ </span>}
            {facts.state}
            {facts.fault && <span class="visually-hidden">: {facts.fault}</span>}
          </span>
          {facts.length && <span class="figures">{facts.length}</span>}
          <span class="session-traffic figures">{facts.traffic}</span>
        </span>
      </span>
    </>
  );
}
