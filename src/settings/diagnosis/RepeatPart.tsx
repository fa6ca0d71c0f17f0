import { useEffect, useState } from 'preact/hooks';
import type { Repeats } from '../props.ts';

type State = Awaited<ReturnType<Repeats['state']>>;

/** What it does is the same in both; what it takes is not. */
const COSTS: Readonly<Record<Repeats['browser'], readonly string[]>> = {
  chrome: [
    'It works from the next start of Chrome.',
    'From that start on, no page’s console says “Unexpected response code: 403” any more when a WebSocket is refused. That ends with the start after you take it back.',
    'Chrome shows no question when you allow it.',
  ],
  firefox: [
    'It works at once, and for the hosts that you allow by the button “Repeat the handshake” only.',
    'On these hosts Firefox then tells Countersign the status and headers of its own refused handshakes by itself, without a second request.',
  ],
};

const STATES: Readonly<Record<State, string>> = {
  off: 'Not allowed.',
  'next-start': 'Allowed. It works once Chrome was closed and started again.',
  on: 'Allowed.',
};

/** Allows a second, true handshake after a refused one, or takes that back. */
export function RepeatPart({ repeats }: { repeats: Repeats }) {
  const [state, setState] = useState<State>();
  const [fault, setFault] = useState('');
  const look = () => repeats.state().then(setState);
  useEffect(() => void look(), []);

  // Nothing is awaited before the browser is asked: it forgets the click otherwise.
  const change = (asked: Promise<unknown>) =>
    void asked
      .then(
        (granted) => setFault(granted === false ? 'The browser did not allow it.' : ''),
        () => setFault('The browser did not let this be changed.'),
      )
      .then(look);

  return (
    <>
      <p>
        A browser hides the answer to a refused handshake. Where you allow it, the console offers “Repeat the
        handshake”: it sends the same signed URL once more as a true handshake, and shows status, headers and
        body of the answer. Nothing is repeated unless you press that button.
      </p>
      <ul class="plain-list">
        {COSTS[repeats.browser].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p role="status">{fault || (state ? STATES[state] : '')}</p>
      <p>
        {state === 'off' && (
          <button type="button" class="button" onClick={() => change(repeats.allow())}>
            Allow repeated handshakes
          </button>
        )}
        {state && state !== 'off' && (
          <button type="button" class="button" onClick={() => change(repeats.takeBack())}>
            Take it back
          </button>
        )}
      </p>
    </>
  );
}
