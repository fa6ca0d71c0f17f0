import { useState } from 'preact/hooks';
import type { RecordingState } from '../../capture/contract.ts';
import { usePanel } from '../context.ts';
import { AlwaysLine } from './AlwaysLine.tsx';
import { RecordButton } from './RecordButton.tsx';

const WORDS: Record<RecordingState, string> = {
  off: 'Not recording.',
  complete: 'Recording since the page’s first script.',
  partial: 'Recording. What came before it began is missing.',
  unreachable: 'This page cannot be recorded.',
};

/** What is recorded, and what is listed of it. */
export function ListBar() {
  const { list, capture } = usePanel();
  const [keep, setKeep] = useState(capture.keep.value);
  const trouble = capture.trouble.value;
  const total = list.all.value.length;
  return (
    <header class="list-bar">
      <div class="list-head">
        <h1>
          <span class="ellipsis">Sockets</span> <span class="chip figures">{total}</span>
        </h1>
        <RecordButton />
      </div>
      <p class="hint" role="status" aria-label="Recording">
        {WORDS[capture.recording.value]}
      </p>
      <AlwaysLine />
      {trouble && (
        <div class="banner warn" role="alert">
          <p>
            {trouble.message} {trouble.next && <span class="dim">{trouble.next}</span>}
          </p>
        </div>
      )}
      <div class="list-tools">
        <input
          type="search"
          class="input"
          aria-label="Find a socket"
          placeholder="Find"
          title="By URL, service, state, key or page"
          autocomplete="off"
          spellcheck={false}
          value={list.filter.value}
          onInput={(event) => {
            list.filter.value = event.currentTarget.value;
          }}
        />
        <label class="list-keep" title="Sockets of earlier pages stay in the list">
          <input
            type="checkbox"
            checked={keep}
            onChange={(event) => {
              capture.keep.value = event.currentTarget.checked;
              setKeep(event.currentTarget.checked);
            }}
          />{' '}
          Keep
        </label>
        <button
          type="button"
          class="button quiet small"
          title="Empties the list; the sessions stay in the log"
          onClick={() => capture.clear()}
        >
          Clear
        </button>
      </div>
    </header>
  );
}
