import { useRef, useState } from 'preact/hooks';
import { formatBytes } from '#core/time.ts';
import { useConsole } from '../context.ts';
import type { MessageKind } from '../store/readMessage.ts';
import { SendAsPage } from './SendAsPage.tsx';
import { whyNotSend } from './sendState.ts';

const KINDS: readonly { kind: MessageKind; label: string; placeholder: string }[] = [
  { kind: 'text', label: 'Text', placeholder: 'Message, for example {"action":"echo"}' },
  { kind: 'hex', label: 'Hex', placeholder: 'Bytes in hex, for example 0a 1f 08' },
  { kind: 'base64', label: 'Base64', placeholder: 'Bytes in base64, for example Ch8I' },
];

/** Writes and sends messages; says why it cannot where it cannot. */
export function Composer() {
  const { store, shell } = useConsole();
  const box = useRef<HTMLTextAreaElement>(null);
  const text = store.message.value;
  const kind = store.messageKind.value;
  const reading = store.messageReading.value;
  const session = store.session.value;
  const why = whyNotSend(session, text, reading, store.whyNotThroughPage());
  /** The page's socket that it is asked for. */
  const [asking, setAsking] = useState<number>();
  const label = session?.page ? 'Send as the page' : 'Send';
  const trouble = store.trouble.value?.attempt.action === 'send' ? store.trouble.value.problem : undefined;

  async function send(): Promise<void> {
    if (why) {
      box.current?.focus();
      return;
    }
    if (session?.page && !store.sendsAsPage.peek().has(session.id)) setAsking(session.id);
    else await store.send();
  }

  function endAsking(): void {
    setAsking(undefined);
    box.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      void send();
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      if (store.recall(event.key === 'ArrowUp' ? -1 : 1)) event.preventDefault();
    }
  }

  return (
    <section class="composer" aria-label="Composer">
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
      <textarea
        ref={box}
        class="input mono"
        aria-label="Message"
        aria-describedby="message-state"
        aria-invalid={Boolean(text && reading.fault)}
        placeholder={KINDS.find((one) => one.kind === kind)?.placeholder}
        spellcheck={false}
        autocomplete="off"
        rows={2}
        value={text}
        title="Alt+↑ and Alt+↓ bring back what was sent before"
        onInput={(event) => store.setMessage(event.currentTarget.value)}
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
      <p class="message-state hint" id="message-state">
        <span class="figures">{formatBytes(reading.size)}</span>
        {reading.json && <span class={reading.json.valid ? '' : 'warn'}>{reading.json.detail}</span>}
        {trouble ? (
          <span class="bad" role="alert">
            {trouble.message} {trouble.next}
          </span>
        ) : text && reading.fault ? (
          <span class="bad">{reading.fault}</span>
        ) : reading.warning ? (
          <span class="warn">{reading.warning}</span>
        ) : (
          why && <span>{why}</span>
        )}
      </p>
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
    </section>
  );
}
