import { useRef } from 'preact/hooks';
import { IconSliders } from '#ui/icons.tsx';
import { useConsole } from '../context.ts';
import { SaveApi } from './SaveApi.tsx';
import { SavedApis } from './SavedApis.tsx';
import { ScopeChips } from './ScopeChips.tsx';

/** The URL with what is read from it, and the buttons that belong to it. */
export function UrlBox(props: { optionsOpen: boolean; toggleOptions(): void }) {
  const { store } = useConsole();
  const input = useRef<HTMLInputElement>(null);
  const reading = store.reading.value;
  const bad = store.urlSettled.value && !reading.ok;

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    store.settleUrl();
    // Enter on the URL of the connection that is open would only open it twice.
    if (!store.connected.peek() || store.differs.peek()) void store.connect();
  }

  return (
    <div class="url-box">
      <SavedApis onChosen={() => input.current?.focus()} />
      <input
        ref={input}
        class="url-input mono"
        type="text"
        aria-label="WebSocket URL"
        aria-invalid={bad}
        aria-describedby={bad ? 'url-fault' : undefined}
        placeholder="wss:// URL, ARN or wscat command"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        enterkeyhint="go"
        value={store.url.value}
        title={store.url.value}
        onInput={(event) => store.setUrl(event.currentTarget.value)}
        onBlur={() => store.settleUrl()}
        onPaste={() => {
          // After the browser has put the text in.
          queueMicrotask(() => requestAnimationFrame(() => store.settleUrl()));
        }}
        onKeyDown={onKeyDown}
      />
      <ScopeChips />
      <SaveApi />
      <button
        type="button"
        class="button quiet icon small"
        aria-label="Options"
        title="Options: subprotocols, validity, region and service, reconnect, keep-alive"
        aria-expanded={props.optionsOpen}
        aria-controls="connection-options"
        onClick={props.toggleOptions}
      >
        <IconSliders />
      </button>
    </div>
  );
}
