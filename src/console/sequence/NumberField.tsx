import { useEffect, useState } from 'preact/hooks';

export interface NumberFieldProps {
  label: string;
  value: number;
  most: number;
  bad: boolean;
  describedBy?: string | undefined;
  /** 0 for what is no number. */
  onValue(value: number): void;
}

/** A number as it is typed: an empty box stays empty, and is no number. */
export function NumberField({ label, value, most, bad, describedBy, onValue }: NumberFieldProps) {
  const [text, setText] = useState(`${value}`);
  useEffect(() => {
    if (toNumber(text) !== value) setText(value === 0 ? '' : `${value}`);
  }, [value]);
  return (
    <input
      type="text"
      inputMode="decimal"
      class="input figures sequence-number"
      aria-label={label}
      aria-invalid={bad}
      aria-describedby={describedBy}
      size={Math.max(3, `${most}`.length)}
      autocomplete="off"
      value={text}
      onInput={(event) => {
        setText(event.currentTarget.value);
        onValue(toNumber(event.currentTarget.value));
      }}
    />
  );
}

function toNumber(text: string): number {
  const number = Number(text.replaceAll(',', '').trim());
  return Number.isFinite(number) ? number : 0;
}
