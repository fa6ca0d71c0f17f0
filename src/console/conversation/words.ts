import type { Exchange } from '#core/conversation/Exchanges.ts';
import { PATIENCE_MS, type RouteFigures } from '#core/conversation/groupRoutes.ts';
import { counted } from '#core/decode/values/oneLine.ts';
import { inFigures } from '#core/inFigures.ts';
import { formatDuration } from '#core/time.ts';

/** Milliseconds as they are compared with each other: `0.4 ms`, `43 ms`, `1.2 s`. */
export function tookWords(ms: number | undefined): string {
  if (ms === undefined) return '–';
  return ms < 9.95 ? `${ms.toFixed(1)} ms` : formatDuration(ms);
}

/** `128 exchanges · median 43 ms · slowest 1.2 s · 3 without an answer · 1 failed · 5 guessed by order` */
export function summaryWords({ count, median, slowest, unanswered, failed, guessed }: RouteFigures): string {
  return [
    counted(count, 'exchange'),
    median === undefined ? '' : `median ${tookWords(median)}`,
    slowest === undefined ? '' : `slowest ${tookWords(slowest)}`,
    unanswered > 0 ? `${inFigures(unanswered)} without an answer` : '',
    failed > 0 ? `${inFigures(failed)} failed` : '',
    guessed > 0 ? `${inFigures(guessed)} guessed by order` : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** `First of 3 answers after 1.2 s. Paired by $.requestId.` */
export function pairedWords({ by, field, responses, took }: Exchange): string {
  const how = {
    protocol: 'by the protocol’s own id',
    field: `by ${field}`,
    path: `by ${field}, as you said`,
    order: 'by order alone, which is a guess',
  }[by];
  const answered = responses > 1 ? `First of ${counted(responses, 'answer')}` : 'Answered';
  return `${answered} after ${tookWords(took)}. Paired ${how}.`;
}

/** What stands in place of an answer. */
export function missingWords({ time }: Exchange, until: number): string {
  return until - time > PATIENCE_MS ? 'no answer' : 'no answer yet';
}
