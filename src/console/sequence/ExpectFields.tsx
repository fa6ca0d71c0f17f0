import type { SequenceFault } from '#core/compose/readSequence.ts';
import { type Expectation, LIMITS, type Taken } from '#core/compose/types.ts';
import { IconTrash } from '#ui/icons.tsx';
import { CodeField } from './CodeField.tsx';
import { NumberField } from './NumberField.tsx';

export interface ExpectFieldsProps {
  step: Expectation;
  fault: SequenceFault | undefined;
  faultId: string | undefined;
  onChange(step: Expectation): void;
}

/** Which frame, within what time, and the values that are taken out of it. */
export function ExpectFields({ step, fault, faultId, onChange }: ExpectFieldsProps) {
  const take = step.take ?? [];
  const at = (part: SequenceFault['part']) => fault?.part === part;

  function setTake(changed: readonly Taken[]): void {
    const { take: _, ...rest } = step;
    onChange(changed.length > 0 ? { ...rest, take: changed } : rest);
  }

  function choose(name: 'early' | 'orGoOn', on: boolean): void {
    const { [name]: _, ...rest } = step;
    onChange(on ? { ...rest, [name]: true } : rest);
  }

  return (
    <>
      <div class="step-fields">
        <CodeField
          label="Expected frame"
          placeholder="As in the filter of the frames, for example $.type=ready"
          value={step.filter}
          bad={at('filter')}
          faultId={faultId}
          onValue={(filter) => onChange({ ...step, filter })}
        />
        <span class="step-span">
          within
          <NumberField
            label="Milliseconds"
            value={step.withinMs}
            most={LIMITS.waitMs}
            bad={at('ms')}
            describedBy={at('ms') ? faultId : undefined}
            onValue={(withinMs) => onChange({ ...step, withinMs })}
          />
          ms
        </span>
      </div>
      {take.map((one, place) => {
        const bad = at('take') && fault?.taken === place;
        const change = (changed: Partial<Taken>) => setTake(take.with(place, { ...one, ...changed }));
        return (
          <div class="step-fields" key={place}>
            <span class="dim">Take</span>
            <CodeField
              label={`Path of value ${place + 1}`}
              placeholder="$.user.id"
              value={one.path}
              bad={bad}
              faultId={faultId}
              onValue={(path) => change({ path })}
            />
            <span class="dim">as</span>
            <CodeField
              label={`Variable of value ${place + 1}`}
              placeholder="userId"
              value={one.name}
              bad={bad}
              faultId={faultId}
              className="step-name"
              onValue={(name) => change({ name })}
            />
            <button
              type="button"
              class="button quiet icon small"
              aria-label={`Do not take value ${place + 1}`}
              title="Do not take this value"
              onClick={() => setTake(take.toSpliced(place, 1))}
            >
              <IconTrash />
            </button>
          </div>
        );
      })}
      <div class="step-choices">
        <button
          type="button"
          class="button small"
          title="Later messages use it as {{name}}"
          onClick={() => setTake([...take, { name: '', path: '$.' }])}
        >
          Take a value
        </button>
        <label title="Else only frames that come from this step on count">
          <input
            type="checkbox"
            checked={step.early === true}
            onChange={(event) => choose('early', event.currentTarget.checked)}
          />{' '}
          May have come since the last message
        </label>
        <label title="Else the sequence fails here">
          <input
            type="checkbox"
            checked={step.orGoOn === true}
            onChange={(event) => choose('orGoOn', event.currentTarget.checked)}
          />{' '}
          Go on where none comes
        </label>
      </div>
    </>
  );
}
