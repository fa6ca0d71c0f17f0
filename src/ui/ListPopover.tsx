import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { moveFocus } from './moveFocus.ts';
import { usePopover } from './usePopover.ts';

/** Beneath this a list is of no use, and runs over the edge rather than being squeezed, px. */
const LEAST_HEIGHT = 160;

/** From an element's lower edge to where the window, or what clips the element, ends; px. */
export function roomBelow(element: Element): number {
  let end = window.innerHeight;
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (getComputedStyle(around).overflowY === 'visible') continue;
    end = Math.min(end, around.getBoundingClientRect().bottom);
  }
  return end - element.getBoundingClientRect().bottom;
}

export interface ListPopoverProps {
  /** Accessible name of the button and of what it opens. */
  label: string;
  title: string;
  /** Of the button. */
  className: string;
  describedBy?: string;
  align: 'start' | 'end';
  /** Of what it opens. */
  listClassName: string;
  /** What the button shows. */
  face: ComponentChildren;
  /** A box to find items by typing. */
  search?: { label: string; placeholder: string; text: string; onText(text: string): void } | undefined;
  onOpen?(open: boolean): void;
  /** True where Escape only ended something within. */
  onEscape?(): boolean;
  /** Comes before the keys of the list; a key that it prevents is its own. */
  onKeyDown?(event: KeyboardEvent): void;
  /** Items are elements of the class `menu-item`. */
  children(close: (options?: { focus: boolean }) => void): ComponentChildren;
}

/**
 * A button that opens a list over the page: items are found by typing and walked by the arrows,
 * Home and End; Enter in the box takes the first.
 */
export function ListPopover(props: ListPopoverProps) {
  const { root, button, open, setOpen, close } = usePopover(props.onEscape);
  const search = useRef<HTMLInputElement>(null);
  const [room, setRoom] = useState<number>();

  useLayoutEffect(() => {
    if (!open) return;
    setRoom(Math.max(LEAST_HEIGHT, roomBelow(button.current!) - 12));
  }, [open]);

  useEffect(() => {
    props.onOpen?.(open);
    if (!open) return;
    const found = items();
    const current = found.find((item) => item.getAttribute('aria-current') === 'true');
    (search.current ?? current ?? found[0])?.focus();
    current?.scrollIntoView({ block: 'nearest' });
  }, [open]);

  const items = () => [...(root.current?.querySelectorAll<HTMLElement>('.menu-item') ?? [])];

  function onKeyDown(event: KeyboardEvent): void {
    props.onKeyDown?.(event);
    if (event.defaultPrevented) return;
    const all = items();
    const target = event.target as HTMLElement;
    if (target === search.current) {
      if (event.key === 'ArrowDown') moveFocus(event, all, 'vertical');
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      all[0]?.click();
    } else if (all.includes(target)) {
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (event.key === 'ArrowUp' && target === all[0] && search.current) {
        event.preventDefault();
        search.current.focus();
      } else if (plain && event.key.length === 1 && event.key !== ' ') search.current?.focus();
      else moveFocus(event, all, 'vertical');
    }
  }

  return (
    <div class="menu-anchor" ref={root}>
      <button
        type="button"
        ref={button}
        class={props.className}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        title={props.title}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {props.face}
      </button>
      {open && (
        <div
          class={`menu align-${props.align} ${props.listClassName}`}
          role="dialog"
          aria-label={props.label}
          style={{ maxHeight: room === undefined ? undefined : `min(560px, ${room}px)` }}
          onKeyDown={onKeyDown}
        >
          {props.search && (
            <input
              ref={search}
              class="input menu-search"
              type="search"
              aria-label={props.search.label}
              placeholder={props.search.placeholder}
              spellcheck={false}
              autocomplete="off"
              value={props.search.text}
              onInput={(event) => props.search?.onText(event.currentTarget.value)}
            />
          )}
          {props.children(close)}
        </div>
      )}
    </div>
  );
}
