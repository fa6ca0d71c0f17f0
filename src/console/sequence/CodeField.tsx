export interface CodeFieldProps {
  label: string;
  placeholder: string;
  value: string;
  bad: boolean;
  /** Id of what says why it is bad. */
  faultId: string | undefined;
  className?: string;
  onValue(value: string): void;
}

/** One line of monospace: a filter, a path, the name of a variable. */
export function CodeField({ label, placeholder, value, bad, faultId, className, onValue }: CodeFieldProps) {
  return (
    <input
      type="text"
      class={`input mono${className ? ` ${className}` : ''}`}
      aria-label={label}
      aria-invalid={bad}
      aria-describedby={bad ? faultId : undefined}
      placeholder={placeholder}
      spellcheck={false}
      autocomplete="off"
      value={value}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  );
}
