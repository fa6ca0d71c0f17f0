import { useEffect, useRef } from 'preact/hooks';

/** As the background takes it. */
const LONGEST = 80;

/** The name of a session in place: Enter keeps what was typed, and so does leaving; Escape does not. */
export function RenameField({ name, onName }: { name: string; onName(name: string): void }) {
  const input = useRef<HTMLInputElement>(null);
  const leave = useRef(onName);
  leave.current = onName;
  useEffect(() => {
    const field = input.current!;
    field.select();
    // A list that closes over it takes the field away before it has lost the focus.
    return () => leave.current(field.value);
  }, []);
  return (
    <div class="session-edit">
      <input
        ref={input}
        class="input"
        aria-label="Session name"
        maxLength={LONGEST}
        autocomplete="off"
        spellcheck={false}
        defaultValue={name}
        onBlur={(event) => onName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.isComposing) return;
          event.preventDefault();
          onName(event.currentTarget.value);
        }}
      />
      <span class="hint">Enter to rename, Escape to keep the name</span>
    </div>
  );
}
