import type { RefObject } from 'preact';
import { useMemo, useRef } from 'preact/hooks';
import { useConsole } from '../context.ts';

/** What drawers can do with the box that messages are written in. */
export interface MessageBox {
  element: RefObject<HTMLTextAreaElement | null>;
  focus(): void;
  /** Puts text in the place of what is selected; the caret stands after it. */
  insert(text: string): void;
  /** Shows a message in the place of the one that is there; the caret stands at `caret`, or at the end. */
  write(text: string, kind: 'text' | 'hex' | 'base64', caret?: number): void;
  /** Selects a place of the text. */
  select(at: number, length: number): void;
}

export function useMessageBox(): MessageBox {
  const { store } = useConsole();
  const element = useRef<HTMLTextAreaElement>(null);
  return useMemo(() => {
    const box = (): HTMLTextAreaElement => element.current!;
    const write = (text: string): void => {
      box().value = text;
      store.setMessage(text);
    };
    return {
      element,
      focus: () => box().focus(),
      insert(text) {
        const { selectionStart, selectionEnd } = box();
        box().setRangeText(text, selectionStart, selectionEnd, 'end');
        store.setMessage(box().value);
        box().focus();
      },
      write(text, kind, caret = text.length) {
        store.setMessageKind(kind);
        write(text);
        box().focus();
        box().setSelectionRange(caret, caret);
      },
      select(at, length) {
        box().focus();
        box().setSelectionRange(at, at + length);
      },
    };
  }, [store]);
}
