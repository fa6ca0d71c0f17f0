import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { readValuePath } from '#core/filter/json/valueAt.ts';
import { AskLine } from '#ui/AskLine.tsx';
import { usePopover } from '#ui/usePopover.ts';
import type { SessionLens } from '../frames/lens/SessionLens.ts';

/** A box that says by which JSON path requests and answers are paired; empty for whatever repeats on both sides. */
export function PairBy({ lens }: { lens: SessionLens }) {
  const { root, button, open, setOpen, close } = usePopover();
  const box = useRef<HTMLInputElement>(null);
  const path = lens.pairPath.value;
  const text = useSignal('');
  const fault = useSignal<string | undefined>(undefined);

  useEffect(() => {
    if (!open) return;
    text.value = lens.pairPath.peek() ?? '';
    fault.value = undefined;
    box.current?.focus();
    box.current?.select();
  }, [open]);

  function save(): void {
    const written = text.value.trim();
    const reading = written === '' ? undefined : readValuePath(written);
    fault.value = reading !== undefined && 'fault' in reading ? reading.fault : undefined;
    if (fault.value !== undefined) return;
    lens.pairBy(written === '' ? undefined : written);
    close();
  }

  return (
    <div class="menu-anchor" ref={root}>
      <button
        type="button"
        ref={button}
        class="button small"
        title="Says which value an answer has in common with its request"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {path === undefined ? 'Pair by …' : `Pair by ${path}`}
      </button>
      {open && (
        <div class="menu align-end pair-by" role="dialog" aria-label="Pair by">
          <AskLine
            box={box}
            label="JSON path of the id"
            placeholder="$.meta.requestId"
            text={text}
            fault={fault}
            action="Pair"
            hint="Empty: by the protocol’s ids, else by a member such as requestId that both sides repeat, else by order."
            noteId="pair-by-note"
            onSubmit={save}
          />
        </div>
      )}
    </div>
  );
}
