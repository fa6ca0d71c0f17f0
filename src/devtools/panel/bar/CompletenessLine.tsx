import { completeness } from '#core/page/completeness.ts';
import { usePanel } from '../context.ts';

/** How much of the socket was recorded, and the reload that brings the rest. */
export function CompletenessLine() {
  const { store, capture } = usePanel();
  const page = store.session.value?.page;
  if (!page) return null;
  const { complete, sentence, reloadHelps } = completeness(page);
  return (
    <p class="completeness hint">
      <span class={`dot ${complete ? 'ok' : 'warn'}`} aria-hidden="true" />
      <span>{sentence}</span>
      {reloadHelps && (
        <button type="button" class="button quiet small" onClick={() => void capture.reloadAndRecord()}>
          Reload and record
        </button>
      )}
    </p>
  );
}
