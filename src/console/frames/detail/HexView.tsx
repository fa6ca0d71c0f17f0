import { useMemo } from 'preact/hooks';
import { hexLine, hexLines, hexOffset } from '#core/decode/hexLine.ts';
import { Scroller } from '../Scroller.ts';
import type { Bytes } from './bytes.ts';
import { VirtualList } from './VirtualList.tsx';

/** Height of a line of the detail views, px; the same in frames.css (`--detail-row`). */
export const DETAIL_ROW = 18;

const NOTHING = new Uint8Array();

/** Offset, hex and ASCII; `width` bytes in a line. */
export function HexView({ bytes, width }: { bytes: Bytes; width: number }) {
  // Another payload starts at its first byte.
  const scroller = useMemo(() => new Scroller(DETAIL_ROW), [bytes]);
  if (bytes.size === 0) return <p class="detail-note">This frame is empty.</p>;
  return (
    <section class="detail-hex" aria-label="Payload in hex">
      <VirtualList key={width} scroller={scroller} rows={hexLines(bytes.size, width)} tabStop>
        {(row) => {
          const cut = bytes.slice(row * width, (row + 1) * width);
          const line = hexLine(cut ?? NOTHING, 0, width);
          return (
            <div class="hex-line" key={row}>
              <span class="hex-offset">{hexOffset(row * width)}</span>
              <span>{line.hex}</span>
              <span class="hex-ascii">{cut === undefined ? '…' : line.ascii}</span>
            </div>
          );
        }}
      </VirtualList>
    </section>
  );
}
