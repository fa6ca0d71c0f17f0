import { formatBytes } from '#core/time.ts';
import { useConsole } from '../context.ts';
import type { MessageKind } from '../store/readMessage.ts';

const KINDS: readonly { kind: MessageKind; label: string; placeholder: string }[] = [
  { kind: 'text', label: 'Text', placeholder: 'For example {"hello":"from the server"}' },
  { kind: 'hex', label: 'Hex', placeholder: 'Bytes in hex, for example 0a 1f 08' },
  { kind: 'base64', label: 'Base64', placeholder: 'Bytes in base64, for example Ch8I' },
];

/** The body of a POST. */
export function MessageField() {
  const { store } = useConsole();
  const { text, kind, reading, call } = store.serverSide;
  const { shell } = useConsole();
  const { size, fault } = reading.value;
  const bad = text.value !== '' && fault !== undefined;
  return (
    <div class="field">
      <label for="server-side-message">Message from the server</label>
      <textarea
        id="server-side-message"
        class="input mono"
        rows={4}
        spellcheck={false}
        placeholder={KINDS.find((one) => one.kind === kind.value)?.placeholder}
        aria-describedby="server-side-size"
        aria-invalid={bad}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
          event.preventDefault();
          void call((origins) => shell.requestHosts(origins));
        }}
      />
      <div class="server-side-kinds">
        <p class="hint" id="server-side-size">
          <span class="figures">{formatBytes(size)}</span> of 128 KB
          {bad && <span class="bad"> {fault}</span>}
        </p>
        <fieldset class="segmented small" aria-label="Kind of message from the server">
          {KINDS.map((one) => (
            <button
              type="button"
              key={one.kind}
              aria-pressed={one.kind === kind.value}
              onClick={() => {
                kind.value = one.kind;
              }}
            >
              {one.label}
            </button>
          ))}
        </fieldset>
      </div>
    </div>
  );
}
