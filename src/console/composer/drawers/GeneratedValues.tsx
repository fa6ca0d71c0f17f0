import type { MessageBox } from '../useMessageBox.ts';

const GENERATED: readonly [written: string, meaning: string][] = [
  ['{{$uuid}}', 'A random UUID'],
  ['{{$now}}', 'The time in milliseconds since 1970'],
  ['{{$isoNow}}', 'The time as 2026-11-22T12:00:00.000Z'],
  ['{{$random 1 100}}', 'A whole number from 1 to 100'],
  ['{{$count}}', '1 for the first message that asks for it, then 2, 3, …'],
  ['{{$frame $.id}}', 'A value of the latest received frame that has it, by its JSON path'],
];

/** Values that need no environment; each is put into the box by its button. */
export function GeneratedValues({ box }: { box: MessageBox }) {
  return (
    <p class="generated-values">
      <span class="hint">Made when a message is sent:</span>
      {GENERATED.map(([written, meaning]) => (
        <button
          type="button"
          class="button small mono"
          key={written}
          title={meaning}
          onClick={() => box.insert(written)}
        >
          {written}
        </button>
      ))}
    </p>
  );
}
