import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { TimeSpan } from '#core/filter/readMoment.ts';
import { AskLine } from '#ui/AskLine.tsx';
import { usePopover } from '#ui/usePopover.ts';
import type { FramesModel } from '../FramesModel.ts';
import { readPlace } from './readPlace.ts';

export interface GoToProps {
  model: FramesModel;
  /** When the session's rows came. */
  span: TimeSpan;
  /** The command key is ⌘. */
  mac: boolean;
  /** It is selected; called before the list gets the focus. */
  onFound(): void;
}

/** A box that leads to a frame by its number or time; Ctrl+G or ⌘G opens it from anywhere in the frames. */
export function GoTo({ model, span, mac, onFound }: GoToProps) {
  const { root, button, open, setOpen, close } = usePopover();
  const box = useRef<HTMLInputElement>(null);
  const text = useSignal('');
  const fault = useSignal<string | undefined>(undefined);

  useEffect(() => {
    const frames = root.current?.closest('.frames');
    const onKey = (event: Event) => {
      const { key, ctrlKey, metaKey, altKey, shiftKey } = event as KeyboardEvent;
      if (key.toLowerCase() !== 'g' || ctrlKey === metaKey || altKey || shiftKey) return;
      event.preventDefault();
      setOpen(true);
    };
    frames?.addEventListener('keydown', onKey);
    return () => frames?.removeEventListener('keydown', onKey);
  }, []);

  useEffect(() => {
    if (!open) return;
    fault.value = undefined;
    box.current?.focus();
    box.current?.select();
  }, [open]);

  async function go(): Promise<void> {
    const place = readPlace(text.value, span);
    const outcome = 'fault' in place ? place.fault : await model.goTo(place);
    fault.value = outcome;
    if (outcome !== undefined) return;
    close({ focus: false });
    onFound();
    document.querySelector<HTMLElement>('[role=grid][aria-label=Frames]')?.focus();
  }

  const keys = mac ? '⌘G' : 'Ctrl+G';
  return (
    <div class="menu-anchor" ref={root}>
      <button
        type="button"
        ref={button}
        class="button"
        title={`Goes to a frame by its number or time (${keys}).`}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-keyshortcuts={mac ? 'Meta+G' : 'Control+G'}
        onClick={() => setOpen(!open)}
      >
        Go to
      </button>
      {open && (
        <div class="menu align-end frame-goto" role="dialog" aria-label="Go to a frame">
          <AskLine
            box={box}
            label="Frame number or time"
            placeholder="#12345 or 12:00:01.5"
            text={text}
            fault={fault}
            action="Go"
            noteId="frame-goto-note"
            onSubmit={() => void go()}
          />
        </div>
      )}
    </div>
  );
}
