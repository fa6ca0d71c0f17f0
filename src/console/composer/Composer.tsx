import { useRef } from 'preact/hooks';
import { formatBytes } from '#core/time.ts';
import { useConsole } from '../context.ts';
import type { MessageKind } from '../store/readMessage.ts';
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
  const why = whyNotSend(store.session.value, text, reading);
  const trouble = store.trouble.value?.attempt.action === 'send' ? store.trouble.value.problem : undefined;

  async function send(): Promise<void> {
    if (why) {
      box.current?.focus();
      return;
    }
    await store.send();
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
        aria-label="Send"
        aria-disabled={why !== undefined}
        aria-describedby={why ? 'message-state' : undefined}
        title={why ?? `Send (${shell.mac ? '⌘' : 'Ctrl'}+Enter)`}
        onClick={() => void send()}
      >
        Send{' '}
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
