import { useState } from 'preact/hooks';
import { useConsole } from '../context.ts';
import type { MessageKind } from '../store/readMessage.ts';
import { ComposerMenu } from './ComposerMenu.tsx';
import { Drawers } from './drawers/Drawers.tsx';
import { MessageState } from './MessageState.tsx';
import { MessageText } from './MessageText.tsx';
import { SendAsPage } from './SendAsPage.tsx';
import { whyNotSend } from './sendState.ts';
import { toggleFormat } from './toggleFormat.ts';
import { useMessageBox } from './useMessageBox.ts';

const KINDS: readonly { kind: MessageKind; label: string; placeholder: string }[] = [
  { kind: 'text', label: 'Text', placeholder: 'Message, for example {"action":"echo"}' },
  { kind: 'hex', label: 'Hex', placeholder: 'Bytes in hex, for example 0a 1f 08' },
  { kind: 'base64', label: 'Base64', placeholder: 'Bytes in base64, for example Ch8I' },
];

/** Writes and sends messages; says why it cannot where it cannot. */
export function Composer() {
  const { store, shell } = useConsole();
  const box = useMessageBox();
  const kind = store.messageKind.value;
  const session = store.session.value;
  const why = whyNotSend(session, store.message.value, store.messageReading.value, store.whyNotThroughPage());
  /** The page's socket that it is asked for. */
  const [asking, setAsking] = useState<number>();
  const label = session?.page ? 'Send as the page' : 'Send';

  async function send(): Promise<void> {
    if (why) {
      box.focus();
      return;
    }
    if (session?.page && !store.sendsAsPage.peek().has(session.id)) setAsking(session.id);
    else await store.send();
  }

  function endAsking(): void {
    setAsking(undefined);
    box.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    const upDown = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      void send();
    } else if (upDown && (event.altKey || (event.key === 'ArrowUp' && store.message.peek() === ''))) {
      if (store.recall(event.key === 'ArrowUp' ? -1 : 1)) event.preventDefault();
    } else if (event.altKey && event.shiftKey && event.code === 'KeyF') {
      event.preventDefault();
      toggleFormat(store, box);
    }
  }

  return (
    <section class="composer" aria-label="Composer">
      <Drawers box={box} />
      {session && asking === session.id && !why && (
        <SendAsPage
          onKeep={endAsking}
          onSend={({ askAgain }) => {
            if (!askAgain) store.sendsAsPage.value = new Set([...store.sendsAsPage.peek(), session.id]);
            endAsking();
            void store.send();
          }}
        />
      )}
      <MessageText
        box={box}
        placeholder={KINDS.find((one) => one.kind === kind)?.placeholder ?? ''}
        onKeyDown={onKeyDown}
      />
      <button
        type="button"
        class="button primary send"
        aria-label={label}
        aria-disabled={why !== undefined}
        aria-describedby={why ? 'message-state' : undefined}
        title={why ?? `${label} (${shell.mac ? '⌘' : 'Ctrl'}+Enter)`}
        onClick={() => void send()}
      >
        {label}{' '}
        <span class="keys" aria-hidden="true">
          {shell.mac ? '⌘↵' : 'Ctrl ↵'}
        </span>
      </button>
      <div class="composer-foot">
        <MessageState box={box} why={why} />
        <div class="composer-tools">
          <ComposerMenu box={box} />
          <fieldset class="segmented small" aria-label="Kind of message">
            {KINDS.map((one) => (
              <button
                type="button"
                key={one.kind}
                aria-pressed={one.kind === kind}
                onClick={() => store.setMessageKind(one.kind)}
              >
                {one.label}
              </button>
            ))}
          </fieldset>
        </div>
      </div>
    </section>
  );
}
