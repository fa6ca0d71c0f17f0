import { useLayoutEffect } from 'preact/hooks';
import { VirtualList } from '../frames/detail/VirtualList.tsx';
import type { SessionLens } from '../frames/lens/SessionLens.ts';
import type { ConversationModel, Side } from './ConversationModel.ts';
import { cellId, ExchangeRow } from './ExchangeRow.tsx';
import { exchangeKeys } from './exchangeKeys.ts';

export interface ExchangeGridProps {
  model: ConversationModel;
  lens: SessionLens;
  /** Epoch ms up to which answers could have come. */
  until: number;
}

/** The list of exchanges: only those in sight are in the document. Each has two halves to select. */
export function ExchangeGrid({ model, lens, until }: ExchangeGridProps) {
  const { numbers } = model.picture.value;
  const selected = model.selected.value;
  const { scroller } = model;
  const isListed = selected !== undefined && model.positionOf(selected.number) >= 0;
  // After the list has taken the new number of rows.
  useLayoutEffect(() => {
    if (model.atEnd) scroller.place(numbers.length, Number.MAX_SAFE_INTEGER);
    model.atEnd = false;
  }, [model, numbers]);
  const pick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return;
    const row = event.target.closest('[data-number]');
    if (row === null) return;
    const position = model.positionOf(Number(row.getAttribute('data-number')));
    const side = event.target.closest('[data-side]')?.getAttribute('data-side');
    model.select(position, side === 'response' ? side : 'request', true);
  };
  const handlers = {
    // Pressing selects at once: while frames stream in, the row has moved on before the release.
    onMouseDown: (event: MouseEvent) => {
      if (event.button === 0) pick(event);
    },
    // Assistive technology clicks without pressing.
    onClick: (event: MouseEvent) => {
      if (event.detail === 0) pick(event);
    },
    onKeyDown: (event: KeyboardEvent) => exchangeKeys(model, event),
  };
  return (
    <div class="exchange-grid" {...gridAria(numbers.length, isListed ? selected : undefined)} {...handlers}>
      <div class="exchange-row exchange-head" aria-hidden="true">
        <div />
        <div class="exchange-time">Time</div>
        <div>Route</div>
        <div>Request</div>
        <div>Answer</div>
        <div class="exchange-took">Took</div>
      </div>
      <VirtualList scroller={scroller} rows={numbers.length}>
        {(position) => {
          const number = numbers[position]!;
          return (
            <ExchangeRow
              key={number}
              position={position}
              number={number}
              exchange={model.exchange(number)}
              previews={model.previews}
              lens={lens}
              selected={selected?.number === number ? selected.side : undefined}
              until={until}
            />
          );
        }}
      </VirtualList>
    </div>
  );
}

function gridAria(rows: number, active: { number: number; side: Side } | undefined) {
  return {
    role: 'grid',
    tabIndex: 0,
    'aria-label': 'Exchanges',
    'aria-rowcount': rows,
    'aria-colcount': 6,
    'aria-activedescendant': active && cellId(active.number, active.side),
  } as const;
}
