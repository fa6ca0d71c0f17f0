import { useEffect, useRef, useState } from 'preact/hooks';
import { EXPORTS, type ExportFormat } from '#core/export/exporters.ts';
import type { SessionRecord } from '#core/session.ts';
import { SelectField } from '#ui/form/SelectField.tsx';
import { TextField } from '#ui/form/TextField.tsx';
import { useConsole } from '../context.ts';
import type { ListedFrames } from '../frames/FramesView.tsx';
import type { ExportJob } from './ExportJob.ts';
import { ExportOutcome } from './ExportOutcome.tsx';
import { readNames } from './exportWords.ts';
import { RangeChoice } from './RangeChoice.tsx';
import { RedactChoice } from './RedactChoice.tsx';

const OPTIONS = EXPORTS.map(({ format, label, hint }) => ({ value: format, label: `${label}: ${hint}` }));

export interface ExportFormProps {
  session: SessionRecord;
  list: ListedFrames;
  job: ExportJob;
  close(): void;
}

/** What to write, how, and without which secrets; secrets are left out unless that is switched off. */
export function ExportForm({ session, list, job, close }: ExportFormProps) {
  const { shell } = useConsole();
  const form = useRef<HTMLFormElement>(null);
  const [format, setFormat] = useState<ExportFormat>('har');
  const [redact, setRedact] = useState(true);
  const [names, setNames] = useState('');
  const [filtered, setFiltered] = useState(list.hits !== undefined);
  const onlyShown = filtered && list.hits !== undefined;
  const writing = job.state.value.at === 'writing';

  useEffect(() => form.current?.querySelector('select')?.focus(), []);

  function save(event: Event): void {
    event.preventDefault();
    const kind = EXPORTS.find((one) => one.format === format)!;
    const { firstIndex: first, nextIndex: next } = session;
    void job.start({
      kind,
      session,
      options: { redact, names: redact ? readNames(names) : [] },
      range: () => (onlyShown ? list.allShown() : { first, next }),
    });
  }

  return (
    <form ref={form} onSubmit={save}>
      <SelectField
        id="export-format"
        label="Format"
        value={format}
        options={OPTIONS}
        onValue={(value) => setFormat(value as ExportFormat)}
      />
      <RangeChoice session={session} hits={list.hits} onlyShown={onlyShown} onChange={setFiltered} />
      <RedactChoice on={redact} onChange={setRedact} />
      {redact && (
        <TextField
          id="export-names"
          label="Fields to redact as well"
          placeholder="email, phone"
          hint="Names in JSON, with commas between them."
          value={names}
          onValue={setNames}
        />
      )}
      {shell.view === 'popup' && (
        <p class="hint">
          The export ends when this popup closes.{' '}
          <button type="button" class="button quiet small" onClick={() => shell.openTab()}>
            Open in a tab
          </button>
        </p>
      )}
      <ExportOutcome job={job} />
      <div class="export-buttons">
        {writing ? (
          <button type="button" class="button" onClick={() => job.cancel()}>
            Cancel export
          </button>
        ) : (
          <button type="submit" class="button primary">
            Save file
          </button>
        )}
        <button type="button" class="button" onClick={close}>
          Close
        </button>
      </div>
    </form>
  );
}
