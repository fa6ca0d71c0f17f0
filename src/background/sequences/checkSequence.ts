import { LIMITS, type MessageForm, type Step, type Taken } from '#core/compose/types.ts';
import { Problem } from '#core/problem.ts';
import { utf8Length } from '#core/utf8Length.ts';
import type { SequenceDraft } from '#messaging/sequences.ts';
import { cleanName } from '../clean.ts';

/** So that all of it stays well within storage.local's 10 MB. */
export const MOST_SEQUENCES = 200;
/** UTF-8 of all sequences as JSON. */
export const ALL_BYTES = 3_000_000;

/** Values that one step takes. */
const MOST_TAKEN = 50;
/** Characters of a filter, a path or a name. */
const LONGEST = 2_000;
const FORMS: readonly MessageForm[] = ['text', 'hex', 'base64'];

/**
 * A sequence as it is stored: what it is made of and nothing else. Steps that cannot be run yet are
 * taken, since they are still being written. Problems: `sequence.name`, `sequence.size`.
 */
export function checkSequence(draft: SequenceDraft): SequenceDraft {
  const name = cleanName(draft.name, 'sequence.name', 'sequence');
  const { steps } = draft;
  if (!Array.isArray(steps) || steps.length > LIMITS.steps) {
    throw new Problem(
      'sequence.size',
      `A sequence has ${LIMITS.steps.toLocaleString('en')} steps at the most.`,
      'Take some out, or run it several times.',
    );
  }
  const rounds = Math.round(number(draft.rounds));
  return { ...(draft.id ? { id: text(draft.id) } : {}), name, steps: steps.map(toStep), rounds };
}

/** Throws Problem `sequence.size` where storing these would take too much room. */
export function checkRoom(all: unknown): void {
  if (utf8Length(JSON.stringify(all)) <= ALL_BYTES) return;
  throw new Problem(
    'sequence.size',
    'The stored sequences would be larger than 3 MB together, so this was not saved.',
    'Delete a sequence, or shorten its messages.',
  );
}

function toStep(step: Step): Step {
  switch (step.kind) {
    case 'send':
      return {
        kind: 'send',
        text: typeof step.text === 'string' ? step.text : '',
        form: FORMS.includes(step.form) ? step.form : 'text',
      };
    case 'wait':
      return { kind: 'wait', ms: number(step.ms) };
    case 'expect':
      return {
        kind: 'expect',
        filter: text(step.filter),
        withinMs: number(step.withinMs),
        ...(step.take?.length ? { take: step.take.slice(0, MOST_TAKEN).map(toTaken) } : {}),
        ...(step.early ? { early: true } : {}),
        ...(step.orGoOn ? { orGoOn: true } : {}),
      };
    default:
      throw new Problem('sequence.size', 'A step of the sequence is of no known kind.', 'Take it out.');
  }
}

const toTaken = ({ name, path }: Taken): Taken => ({ name: text(name), path: text(path) });

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, LONGEST) : '');

/** A number that is not typed yet is 0, which cannot be run. */
const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
