import type { Signal } from '@preact/signals';
import { inFigures } from '#core/inFigures.ts';
import { IconCross } from '#ui/icons.tsx';
import type { SessionLens } from '../frames/lens/SessionLens.ts';
import type { ConversationModel } from './ConversationModel.ts';
import { PairBy } from './PairBy.tsx';
import { summaryWords } from './words.ts';

const KINDS = [
  { kind: 'exchanges', label: 'Exchanges' },
  { kind: 'routes', label: 'Routes' },
] as const;

export interface ConversationBarProps {
  model: ConversationModel;
  lens: SessionLens;
  kind: Signal<'exchanges' | 'routes'>;
  onPairAll(): void;
}

/** What is shown, its figures, and what it is made of. */
export function ConversationBar({ model, lens, kind, onPairAll }: ConversationBarProps) {
  const { total } = model.picture.value;
  const summary = summaryWords(total);
  const progress = model.progress.value;
  const route = model.route.value;
  const { exchanges } = model.feed.pairing;
  return (
    <div class="conversation-bar">
      <fieldset class="segmented small" aria-label="Show">
        {KINDS.map(({ kind: each, label }) => (
          <button
            key={each}
            type="button"
            aria-pressed={kind.value === each}
            onClick={() => {
              kind.value = each;
            }}
          >
            {label}
          </button>
        ))}
      </fieldset>
      {route === undefined ? null : (
        <button
          type="button"
          class="button small conversation-route"
          title="Show all routes"
          onClick={() => model.chooseRoute(undefined)}
        >
          <span class="ellipsis">{route}</span>
          <IconCross />
        </button>
      )}
      <p class="conversation-sum" title={model.isFiltered ? `${summary}. ${FILTERED}` : summary}>
        {summary}
        {model.isFiltered ? ' · filtered by request or first answer' : ''}
      </p>
      {model.feed.failed.value ? <span class="fault">The log cannot be read at the moment.</span> : null}
      {progress === undefined ? null : (
        <span class="dim figures">pairing … {Math.floor(progress * 100)} %</span>
      )}
      {exchanges.first > 0 ? (
        <span class="dim" title="More would take too much memory">
          the newest {inFigures(exchanges.count)}
        </span>
      ) : null}
      {model.isCut ? (
        <button
          type="button"
          class="button small"
          title={`Only frames from #${inFigures(model.from + 1)} on were paired so far`}
          onClick={onPairAll}
        >
          Pair earlier frames, too
        </button>
      ) : null}
      <PairBy lens={lens} />
    </div>
  );
}

const FILTERED = 'An exchange is listed where its request or its first answer passes the filter.';
