import './export.css';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { SessionRecord } from '#core/session.ts';
import { roomBelow } from '#ui/ListPopover.tsx';
import { usePopover } from '#ui/usePopover.ts';
import { useConsole } from '../context.ts';
import type { ListedFrames } from '../frames/FramesView.tsx';
import type { ConsoleShell } from '../props.ts';
import { ExportForm } from './ExportForm.tsx';
import { ExportJob } from './ExportJob.ts';
import { shareWritten } from './exportWords.ts';

/** The form scrolls beneath its buttons; so much has to be in sight, px. */
const LEAST_HEIGHT = 160;

export interface ExportMenuProps {
  session: SessionRecord;
  files: NonNullable<ConsoleShell['files']>;
  list: ListedFrames;
}

/** Saves the session that is looked at as a file; goes on while its box is closed, and says how far it is. */
export function ExportMenu({ session, files, list }: ExportMenuProps) {
  const { store, log } = useConsole();
  const { root, button, open, setOpen, close } = usePopover();
  const job = useMemo(
    () =>
      new ExportJob({
        log,
        openFile: files.open,
        version: files.version,
        now: () => Date.now(),
      }),
    [log, files],
  );
  const [room, setRoom] = useState<number>();
  const asked = store.exportAsked.value;
  const state = job.state.value;

  useLayoutEffect(() => {
    // In the popup there is less of it than the form would take.
    if (open) setRoom(Math.max(LEAST_HEIGHT, roomBelow(button.current!) - 12));
  }, [open]);
  useEffect(() => () => job.cancel(), [job]);
  useEffect(() => {
    if (!asked) return;
    store.exportAsked.value = false;
    setOpen(true);
  }, [asked]);

  function toggle(): void {
    if (!open) job.forget();
    setOpen(!open);
  }

  return (
    <div class="menu-anchor" ref={root}>
      <button
        type="button"
        ref={button}
        class="button"
        title="Saves these frames as HAR, JSON Lines, CSV, a report or a script."
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={toggle}
      >
        {state.at === 'writing' ? `Exporting ${shareWritten(state)}` : 'Export'}
      </button>
      {open && (
        <div
          class="menu align-end export"
          role="dialog"
          aria-label="Export"
          style={{ maxHeight: room === undefined ? undefined : `min(460px, ${room}px)` }}
        >
          <ExportForm session={session} list={list} job={job} close={close} />
        </div>
      )}
    </div>
  );
}
