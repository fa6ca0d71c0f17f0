import { toX } from './paths.ts';
import type { Picture } from './TimelineModel.ts';
import { figureWords, type Sums, spanWords } from './words.ts';

/** As wide as the longest words need, px. */
const WIDTH = 230;

/** The figures of a stretch, beneath it. Screen readers have them from the slider. */
export function BucketTip({ picture, width, sums }: { picture: Picture; width: number; sums: Sums }) {
  const middle = toX(picture, width, (sums.span.from + sums.span.to) / 2);
  const left = Math.max(4, Math.min(width - WIDTH - 4, middle - WIDTH / 2));
  return (
    <div class="timeline-tip" aria-hidden="true" style={{ left: `${left}px`, width: `${WIDTH}px` }}>
      <b class="figures">{spanWords(sums.span, picture.span)}</b>
      {figureWords(sums, picture.gaps).map((words) => (
        <span key={words} class="figures">
          {words}
        </span>
      ))}
    </div>
  );
}
