import type { Step } from '#core/compose/types.ts';
import { showControls } from '#core/decode/preview.ts';
import { formatDuration } from '#core/time.ts';

/** Characters of a message in a row. */
const PREVIEW = 200;

export const KIND_WORDS: Readonly<Record<Step['kind'], string>> = {
  send: 'Send',
  wait: 'Wait',
  expect: 'Expect',
};

/** What a step does, in one line after its kind. */
export function stepWords(step: Step): string {
  if (step.kind === 'send') {
    const text = showControls(step.text.slice(0, PREVIEW));
    return step.form === 'text' ? text : `${step.form} ${text}`;
  }
  if (step.kind === 'wait') return formatDuration(step.ms);
  const take = step.take?.length ? `, take ${step.take.map(({ name }) => name).join(', ')}` : '';
  const orGoOn = step.orGoOn ? ', or go on' : '';
  return `${showControls(step.filter)} within ${formatDuration(step.withinMs)}${orGoOn}${take}`;
}
