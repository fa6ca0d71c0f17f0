import { useMemo } from 'preact/hooks';
import { Scroller } from '../Scroller.ts';
import type { Bytes } from './bytes.ts';
import { DETAIL_ROW } from './HexView.tsx';
import { textLine } from './textLine.ts';
import { VirtualList } from './VirtualList.tsx';

/** A text too large to be laid out: cut into rows of so many bytes, of which only those in sight are read. */
export function TextRows({ bytes, width }: { bytes: Bytes; width: number }) {
  const scroller = useMemo(() => new Scroller(DETAIL_ROW), [bytes]);
  return (
    <section class="detail-rows" aria-label="Payload as text">
      <VirtualList key={width} scroller={scroller} rows={Math.ceil(bytes.size / width)} tabStop>
        {(row) => (
          <div class="text-line" key={row}>
            {textLine(bytes, row, width) ?? '…'}
          </div>
        )}
      </VirtualList>
    </section>
  );
}
