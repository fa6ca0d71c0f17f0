import { useEffect, useRef, useState } from 'preact/hooks';

export interface SendAsPageProps {
  onSend(options: { askAgain: boolean }): void;
  onKeep(): void;
}

/** What sending through a page's own socket means, asked before it is done. */
export function SendAsPage({ onSend, onKeep }: SendAsPageProps) {
  const [askAgain, setAskAgain] = useState(true);
  const sure = useRef<HTMLButtonElement>(null);
  useEffect(() => sure.current?.focus(), []);
  return (
    <fieldset
      class="banner warn send-as-page"
      aria-label="Send as the page"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onKeep();
      }}
    >
      <p>
        This message goes through the page’s own socket, with the page’s identity. To the server it is one of
        the app’s messages, and the app may be confused by the answer.
      </p>
      <label>
        <input
          type="checkbox"
          checked={!askAgain}
          onChange={(event) => setAskAgain(!event.currentTarget.checked)}
        />{' '}
        Do not ask again for this socket
      </label>
      <button type="button" ref={sure} class="button primary" onClick={() => onSend({ askAgain })}>
        Send it
      </button>
      <button type="button" class="button" onClick={onKeep}>
        Do not send
      </button>
    </fieldset>
  );
}
