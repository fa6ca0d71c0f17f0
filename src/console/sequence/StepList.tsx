import { useComputed } from '@preact/signals';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { SequenceReport } from '#core/compose/sequenceReport.ts';
import { LIMITS, type Step } from '#core/compose/types.ts';
import { moveFocus } from '#ui/moveFocus.ts';
import { useConsole } from '../context.ts';
import { resultsByStep } from './resultsByStep.ts';
import { StepRow, type StepRowActions } from './StepRow.tsx';
import { KIND_WORDS } from './stepWords.ts';
import { useStepDrag } from './useStepDrag.ts';
import { whyNotRun } from './whyNotRun.ts';

const KINDS: readonly { kind: Step['kind']; title: string }[] = [
  { kind: 'send', title: 'Sends a message' },
  { kind: 'wait', title: 'Waits for a time' },
  { kind: 'expect', title: 'Waits for a frame, and takes values out of it' },
];

/** The steps, each to be opened and changed in its place, with what came of it. */
export function StepList({ report }: { report: SequenceReport | undefined }) {
  const { sequencer, session } = useConsole().store;
  const list = useRef<HTMLOListElement>(null);
  const draft = sequencer.draft.value!;
  const editing = sequencer.editing.value;
  const faults = sequencer.faults.value;
  /** Where the keyboard is. */
  const [at, setAt] = useState(0);
  /** A row that takes the focus as soon as it is drawn. */
  const wanted = useRef<number | undefined>(undefined);
  const drag = useStepDrag(list, (from, to) => setAt(sequencer.move(from, to)));
  const results = useMemo(() => resultsByStep(draft.steps, report), [draft.steps, report]);
  /** Drawn anew with another step, and not with every frame. */
  const under = useComputed(() => {
    const progress = session.value?.sequence;
    return progress?.state === 'running' ? progress.done % progress.steps : undefined;
  }).value;
  const current = results.isPlan ? under : undefined;
  const why = useComputed(() => whyNotRun(session.value, sequencer.faults.value)).value;
  const stop = Math.min(editing ?? at, draft.steps.length - 1);

  const rows = () => list.current?.querySelectorAll<HTMLElement>('.step-face') ?? [];

  useLayoutEffect(() => {
    if (wanted.current === undefined) return;
    rows()[wanted.current]?.focus();
    wanted.current = undefined;
  });
  useLayoutEffect(() => {
    if (editing === undefined) return;
    setAt(editing);
    list.current
      ?.querySelector<HTMLElement>('.step-form :is(textarea, input)')
      ?.focus({ preventScroll: true });
    list.current?.children[editing]?.scrollIntoView({ block: 'nearest' });
  }, [editing]);

  const actions = useMemo<StepRowActions>(
    () => ({
      open(step) {
        sequencer.editing.value = sequencer.editing.peek() === step ? undefined : step;
      },
      close(step) {
        sequencer.editing.value = undefined;
        wanted.current = step;
      },
      change: sequencer.change,
      move(step, by) {
        wanted.current = sequencer.move(step, step + by);
        setAt(wanted.current);
      },
      duplicate(step) {
        const like = sequencer.draft.peek()?.steps[step];
        if (like) sequencer.add(like.kind, step, like);
      },
      remove(step) {
        sequencer.remove(step);
        wanted.current = Math.min(step, (sequencer.draft.peek()?.steps.length ?? 0) - 1);
        setAt(Math.max(0, wanted.current));
      },
      drag: drag.begin,
    }),
    [sequencer, drag.begin],
  );

  function onKeyDown(event: KeyboardEvent): void {
    const face = (event.target as HTMLElement).closest<HTMLElement>('.step-face');
    if (!face || event.isComposing) return;
    const step = Number(face.dataset.step);
    const { key } = event;
    if (event.altKey && (key === 'ArrowUp' || key === 'ArrowDown'))
      actions.move(step, key === 'ArrowUp' ? -1 : 1);
    else if (event.altKey || event.ctrlKey || event.metaKey) return;
    else if (key === 'Delete' || key === 'Backspace') actions.remove(step);
    else if (!moveFocus(event, rows(), 'vertical')) return;
    event.preventDefault();
  }

  return (
    <div class="step-pane">
      {draft.steps.length === 0 && (
        <p class="step-none dim">
          No steps yet. Add the first one: a message to send, a time to wait, or a frame to expect.
        </p>
      )}
      <ol
        ref={list}
        class="step-list"
        aria-label="Steps"
        onKeyDown={onKeyDown}
        onFocusCapture={(event) => {
          const face = (event.target as HTMLElement).closest<HTMLElement>('.step-face');
          if (face) setAt(Number(face.dataset.step));
        }}
      >
        {draft.steps.map((step, index) => (
          <StepRow
            key={index}
            step={step}
            index={index}
            last={index === draft.steps.length - 1}
            editing={index === editing}
            tabStop={index === stop}
            active={index === at}
            current={index === current}
            drop={drag.over === undefined ? undefined : dropAt(index, drag.over)}
            fault={faults.find((fault) => fault.step === index)}
            result={results.byStep[index]}
            actions={actions}
          />
        ))}
      </ol>
      <div class="step-add">
        <span class="dim">Add</span>
        {KINDS.map(({ kind, title }) => (
          <button
            type="button"
            key={kind}
            class="button small"
            aria-label={`Add a step: ${KIND_WORDS[kind]}`}
            title={`${title}. The new step comes after the one that is chosen.`}
            aria-disabled={draft.steps.length >= LIMITS.steps}
            onClick={() => sequencer.add(kind, stop)}
          >
            {KIND_WORDS[kind]}
          </button>
        ))}
        {draft.steps.length > 0 && (
          <span class={`hint step-keys ${why ? 'warn' : ''}`}>
            {why ?? 'Enter opens a step, Alt+↑↓ moves it, Delete removes it'}
          </span>
        )}
      </div>
    </div>
  );
}

/** On which edge of a row the line is drawn that says where a dragged step would come. */
function dropAt(index: number, { from, to }: { from: number; to: number }): 'above' | 'below' | undefined {
  if (index !== to || from === to) return undefined;
  return to < from ? 'above' : 'below';
}
