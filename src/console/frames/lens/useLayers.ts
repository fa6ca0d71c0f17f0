import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { decodeInTurn, type Layer } from '#core/decode/decodeInTurn.ts';
import type { Frame } from '#core/frame.ts';
import type { SessionLens } from './SessionLens.ts';

/** A frame decoded, with what it carries; undefined while that is under way, and without a frame. */
export function useLayers(frame: Frame | undefined, lens: SessionLens): readonly Layer[] | undefined {
  const state = lens.state.value;
  const done = useSignal<{ frame: Frame; state: object; layers: readonly Layer[] } | undefined>(undefined);
  // Before it is painted: most decoding is done by then, and nothing flickers.
  useLayoutEffect(() => {
    if (frame === undefined || frame.direction === 'event') return;
    let isWanted = true;
    const take = (layers: readonly Layer[]) => {
      if (isWanted) done.value = { frame, state, layers };
    };
    // Should a decoder break its word not to throw, the bytes are shown.
    decodeInTurn(frame.payload, lens.context(frame), state.override).then(take, () => take([]));
    return () => {
      isWanted = false;
    };
  }, [frame, lens, state, done]);
  const known = done.value;
  return known?.frame === frame && known?.state === state ? known?.layers : undefined;
}
