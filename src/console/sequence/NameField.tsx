import { useEffect, useRef } from 'preact/hooks';

export interface NameFieldProps {
  name: string;
  /** Resolves with false where the name cannot be. */
  onName(name: string): Promise<boolean>;
  onEnd(): void;
}

/** As the background takes it. */
const LONGEST = 80;

/** The sequence's name in place: Enter keeps what was typed, and so does leaving; Escape does not. */
export function NameField({ name, onName, onEnd }: NameFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const ended = useRef(false);
  useEffect(() => input.current?.select(), []);

  async function keep(): Promise<void> {
    if (ended.current) return;
    if (!(await onName(input.current?.value ?? name))) return;
    ended.current = true;
    onEnd();
  }

  return (
    <input
      ref={input}
      class="input sequence-picker"
      aria-label="Sequence name"
      maxLength={LONGEST}
      autocomplete="off"
      spellcheck={false}
      defaultValue={name}
      onBlur={() => void keep()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          ended.current = true;
          onEnd();
        } else if (event.key === 'Enter' && !event.isComposing) {
          event.preventDefault();
          void keep();
        }
      }}
    />
  );
}
