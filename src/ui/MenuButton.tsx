import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { moveFocus } from './moveFocus.ts';
import { usePopover } from './usePopover.ts';

export interface MenuItem {
  id: string;
  label: string;
  /** Small text at the end. */
  detail?: string;
}

/**
 * A button with a menu of commands (https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/):
 * arrows, Home, End, first letters, Escape.
 */
export function MenuButton(props: {
  /** The button's accessible name. */
  label: string;
  className?: string;
  align?: 'start' | 'end';
  items: readonly MenuItem[];
  onSelect(id: string): void;
  children: ComponentChildren;
}) {
  const { root, button, open, setOpen, close } = usePopover<HTMLSpanElement>();
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (open) list.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  }, [open]);

  function onKeyDown(event: KeyboardEvent): void {
    const items = list.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [];
    if (moveFocus(event, items, 'vertical')) return;
    if (event.key === 'Tab') close();
    if (event.key.length === 1 && event.key !== ' ') {
      const start = event.key.toLowerCase();
      Array.from(items)
        .find((item) => item.textContent?.toLowerCase().startsWith(start))
        ?.focus();
    }
  }

  return (
    <span class="menu-anchor" ref={root}>
      <button
        type="button"
        ref={button}
        class={props.className ?? 'button'}
        aria-label={props.label}
        title={props.label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {props.children}
      </button>
      {open && (
        <div
          ref={list}
          class={`menu align-${props.align ?? 'end'}`}
          role="menu"
          tabIndex={-1}
          aria-label={props.label}
          onKeyDown={onKeyDown}
        >
          {props.items.map(({ id, label, detail }) => (
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              key={id}
              onClick={() => {
                close();
                props.onSelect(id);
              }}
            >
              <span>{label}</span>
              {detail && <span class="dim menu-detail">{detail}</span>}
            </button>
          ))}
        </div>
      )}
    </span>
  );
}
