import { useMemo } from 'preact/hooks';
import { hexLine, hexLines } from '#core/decode/hexLine.ts';
import { Scroller } from '../Scroller.ts';
import { VirtualList } from './VirtualList.tsx';

/** Height of a line of the detail views, px; the same in frames.css (`--detail-row`). */
export const DETAIL_ROW = 18;

/** Offset, hex and ASCII; `width` bytes in a line. */
export function HexView({ payload, width }: { payload: Uint8Array; width: number }) {
  // A new payload starts at its first byte.
  const scroller = useMemo(() => new Scroller(DETAIL_ROW), [payload]);
  if (payload.length === 0) return <p class="detail-note">This frame is empty.</p>;
  return (
    <section class="detail-hex" aria-label="Payload in hex">
      <VirtualList key={width} scroller={scroller} rows={hexLines(payload.length, width)}>
        {(row) => {
          const line = hexLine(payload, row, width);
          return (
            <div class="hex-line" key={row}>
              <span class="hex-offset">{line.offset}</span>
              <span>{line.hex}</span>
              <span class="hex-ascii">{line.ascii}</span>
            </div>
          );
        }}
      </VirtualList>
    </section>
  );
}
