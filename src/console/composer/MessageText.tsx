import { useLayoutEffect, useRef } from 'preact/hooks';
import { useConsole } from '../context.ts';
import type { MessageBox } from './useMessageBox.ts';

export interface MessageTextProps {
  box: MessageBox;
  placeholder: string;
  onKeyDown(event: KeyboardEvent): void;
}

/** The box that messages are written in, with the place of a fault underlined. */
export function MessageText({ box, placeholder, onKeyDown }: MessageTextProps) {
  const { store } = useConsole();
  const marks = useRef<HTMLDivElement>(null);
  const text = store.message.value;
  const { fault, place } = store.messageReading.value;

  const follow = (): void => {
    if (marks.current) marks.current.scrollTop = box.element.current?.scrollTop ?? 0;
  };
  useLayoutEffect(follow);

  return (
    <div class="message-text">
      <div class="message-marks input mono" ref={marks} aria-hidden="true">
        {place && text.slice(0, place.at)}
        {place && <mark>{text.slice(place.at, place.at + place.length) || ' '}</mark>}
        {/* Its own line end keeps the last line in sight, as the box does. */}
        {place && `${text.slice(place.at + place.length)}\n`}
      </div>
      <textarea
        ref={box.element}
        class="input mono"
        aria-label="Message"
        aria-describedby="message-state"
        aria-invalid={Boolean(text && fault)}
        placeholder={placeholder}
        spellcheck={false}
        autocomplete="off"
        rows={2}
        value={text}
        title="↑ in an empty box, or Alt+↑ and Alt+↓, bring back what was sent before"
        onInput={(event) => store.setMessage(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onScroll={follow}
      />
    </div>
  );
}
