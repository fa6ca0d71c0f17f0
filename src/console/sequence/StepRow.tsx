import { Component, type ComponentChildren } from 'preact';
import type { SequenceFault } from '#core/compose/readSequence.ts';
import type { Step, StepResult } from '#core/compose/types.ts';
import { IconCopy, IconTrash } from '#ui/icons.tsx';
import { ResultBadge } from './ResultBadge.tsx';
import { StepForm } from './StepForm.tsx';
import { KIND_WORDS, stepWords } from './stepWords.ts';

/** What can be done to a step, by its place. */
export interface StepRowActions {
  open(step: number): void;
  close(step: number): void;
  change(at: number, step: Step): void;
  move(step: number, by: -1 | 1): void;
  duplicate(step: number): void;
  remove(step: number): void;
  drag(event: PointerEvent, step: number): void;
}

export interface StepRowProps {
  step: Step;
  index: number;
  last: boolean;
  /** Open, to be changed. */
  editing: boolean;
  tabStop: boolean;
  active: boolean;
  /** Under way now. */
  current: boolean;
  drop: 'above' | 'below' | undefined;
  fault: SequenceFault | undefined;
  result: StepResult | undefined;
  actions: StepRowActions;
}

/** One step: a line that says what it does and what came of it, and beneath it, when open, its inputs. */
export class StepRow extends Component<StepRowProps> {
  /** A sequence has up to a thousand of them. */
  override shouldComponentUpdate(next: StepRowProps): boolean {
    const { props } = this;
    return (Object.keys(next) as (keyof StepRowProps)[]).some((name) => {
      if (name === 'fault') return next.fault?.reason !== props.fault?.reason;
      // Read anew from the log each time; what began at another time is another one.
      if (name === 'result')
        return next.result?.at !== props.result?.at || next.result?.ms !== props.result?.ms;
      return next[name] !== props[name];
    });
  }

  override render({
    step,
    index,
    last,
    editing,
    tabStop,
    active,
    current,
    drop,
    fault,
    result,
    actions,
  }: StepRowProps) {
    const number = index + 1;
    const why = fault && !editing ? `step-fault-${index}` : undefined;
    return (
      <li class={`step ${current ? 'current' : ''} ${drop ? `drop-${drop}` : ''}`} data-active={active}>
        <div class="step-line">
          <span
            class="step-grip"
            aria-hidden="true"
            title="Drag to move"
            onPointerDown={(event) => actions.drag(event, index)}
          >
            ⠿
          </span>
          <button
            type="button"
            class="step-face"
            data-step={index}
            tabIndex={tabStop ? 0 : -1}
            aria-expanded={editing}
            aria-current={current ? 'step' : undefined}
            aria-describedby={why}
            onClick={() => actions.open(index)}
          >
            <span class="step-number figures dim">{number}</span>
            <span class="step-kind">{KIND_WORDS[step.kind]}</span>
            <span class="ellipsis mono">{stepWords(step)}</span>
          </button>
          {fault && !editing ? (
            <span class="step-why bad ellipsis" id={why} title={fault.reason}>
              {fault.reason}
            </span>
          ) : (
            result && <ResultBadge result={result} />
          )}
          <span class="step-actions">
            <Action
              label={`Move step ${number} up`}
              off={index === 0}
              onClick={() => actions.move(index, -1)}
            >
              ↑
            </Action>
            <Action label={`Move step ${number} down`} off={last} onClick={() => actions.move(index, 1)}>
              ↓
            </Action>
            <Action label={`Duplicate step ${number}`} onClick={() => actions.duplicate(index)}>
              <IconCopy />
            </Action>
            <Action label={`Delete step ${number}`} onClick={() => actions.remove(index)}>
              <IconTrash />
            </Action>
          </span>
        </div>
        {editing && (
          <StepForm
            step={step}
            number={number}
            fault={fault}
            onChange={(changed) => actions.change(index, changed)}
            onEnd={() => actions.close(index)}
          />
        )}
      </li>
    );
  }
}

function Action(props: { label: string; off?: boolean; onClick(): void; children: ComponentChildren }) {
  return (
    <button
      type="button"
      class="button quiet icon small"
      tabIndex={-1}
      aria-label={props.label}
      title={props.label}
      aria-disabled={props.off}
      onClick={() => {
        if (!props.off) props.onClick();
      }}
    >
      {props.children}
    </button>
  );
}
