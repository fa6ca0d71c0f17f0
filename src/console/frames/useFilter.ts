import { type Signal, useSignal } from '@preact/signals';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { parseFilter } from '#core/filter/parseFilter.ts';
import type { TimeSpan } from '#core/filter/readMoment.ts';
import type { Filter } from '#core/filter/types.ts';
import type { Direction } from '#core/frame.ts';
import type { FramesModel } from './FramesModel.ts';

/** What the toolbar's filter says. */
export interface FilterControls {
  text: Signal<string>;
  direction: Signal<Direction | 'all'>;
  /** What is wrong with the text, one sentence. */
  fault: string | undefined;
}

/**
 * Keeps the model's filter as the text and the buttons say. While the text has a fault, the last
 * good filter stays. Times of day mean the days of `span`, when the session was.
 */
export function useFilter(model: FramesModel | undefined, span: TimeSpan): FilterControls {
  const text = useSignal('');
  const direction = useSignal<Direction | 'all'>('all');
  // The span grows with every frame, which is no reason to search anew.
  const reading = useMemo(() => parseFilter(text.value, span), [text.value, span.from]);
  const way = direction.value;
  // An ordinary effect would come a frame later.
  useLayoutEffect(() => {
    if (model === undefined || 'fault' in reading) return;
    const filter = withDirection(reading.filter, way);
    const shown = model.source.search.peek() !== undefined;
    if (filter.terms.length > 0) model.setFilter(filter);
    else if (shown) model.setFilter(undefined);
  }, [model, reading, way]);
  return { text, direction, fault: 'fault' in reading ? reading.fault : undefined };
}

function withDirection(filter: Filter, way: Direction | 'all'): Filter {
  if (way === 'all') return filter;
  return { terms: [{ test: { type: 'direction', directions: [way] }, negated: false }, ...filter.terms] };
}
