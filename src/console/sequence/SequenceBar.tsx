import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { SequenceReport } from '#core/compose/sequenceReport.ts';
import { IconChevron, IconCopy, IconPencil, IconPlus, IconTrash } from '#ui/icons.tsx';
import { ListPopover } from '#ui/ListPopover.tsx';
import { matchWords } from '#ui/matchWords.ts';
import { useConsole } from '../context.ts';
import { NameField } from './NameField.tsx';
import { RoundsField } from './RoundsField.tsx';
import { RunButton } from './RunButton.tsx';

/** Which sequence, what can be done with it, and the way to run it. */
export function SequenceBar({ report }: { report: SequenceReport | undefined }) {
  const { sequencer } = useConsole().store;
  const draft = sequencer.draft.value;
  const [renaming, setRenaming] = useState(false);

  return (
    <div class="sequence-bar">
      {renaming && draft ? (
        <NameField name={draft.name} onName={sequencer.rename} onEnd={() => setRenaming(false)} />
      ) : (
        <Picker />
      )}
      <span class="sequence-actions">
        <IconButton label="New sequence" onClick={() => void sequencer.create()}>
          <IconPlus />
        </IconButton>
        {draft && (
          <>
            <IconButton label="Rename sequence" onClick={() => setRenaming(true)}>
              <IconPencil />
            </IconButton>
            <IconButton label="Duplicate sequence" onClick={() => void sequencer.duplicate()}>
              <IconCopy />
            </IconButton>
            <IconButton label="Delete sequence" onClick={() => void sequencer.removeSequence()}>
              <IconTrash />
            </IconButton>
          </>
        )}
      </span>
      <span class="sequence-run">
        {draft && <RoundsField />}
        {(draft || report) && (
          <fieldset class="segmented" aria-label="Shown">
            <button
              type="button"
              aria-pressed={!sequencer.reporting.value}
              onClick={() => {
                sequencer.reporting.value = false;
              }}
            >
              Steps
            </button>
            <button
              type="button"
              aria-pressed={sequencer.reporting.value}
              onClick={() => {
                sequencer.reporting.value = true;
              }}
            >
              Report
            </button>
          </fieldset>
        )}
        {draft && <RunButton />}
      </span>
    </div>
  );
}

function Picker() {
  const { sequencer } = useConsole().store;
  const [text, setText] = useState('');
  const list = sequencer.list.value ?? [];
  const draft = sequencer.draft.value;
  const matches = matchWords(text);
  const found = list.filter(({ name }) => matches(name));
  if (!draft) return <span class="dim">Sequences</span>;
  return (
    <ListPopover
      label="Sequence"
      title="Choose another sequence"
      className="button sequence-picker"
      align="start"
      listClassName="sequence-list"
      face={
        <>
          <span class="ellipsis">{draft.name}</span>
          <IconChevron />
        </>
      }
      search={
        list.length > 7
          ? { label: 'Find a sequence', placeholder: 'Find a sequence', text, onText: setText }
          : undefined
      }
      onOpen={() => setText('')}
    >
      {(close) =>
        found.length === 0 ? (
          <p class="menu-empty">Nothing matches “{text}”.</p>
        ) : (
          found.map(({ id, name, steps }) => (
            <button
              type="button"
              key={id}
              class="menu-item"
              aria-current={id === draft.id ? 'true' : undefined}
              onClick={() => {
                close();
                sequencer.choose(id);
              }}
            >
              <span class="ellipsis">{name}</span>
              <span class="dim figures">
                {steps.length} {steps.length === 1 ? 'step' : 'steps'}
              </span>
            </button>
          ))
        )
      }
    </ListPopover>
  );
}

function IconButton(props: { label: string; onClick(): void; children: ComponentChildren }) {
  return (
    <button
      type="button"
      class="button quiet icon"
      aria-label={props.label}
      title={props.label}
      onClick={props.onClick}
    >
      {props.children}
    </button>
  );
}
