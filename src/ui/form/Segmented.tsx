export interface SegmentedProps<T extends string> {
  /** Names the group of radio buttons; unique in the page. */
  name: string;
  /** What is chosen here. */
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onValue(value: T): void;
  hint?: string;
}

/** One of a few, all of them in sight: radio buttons drawn as one bar. */
export function Segmented<T extends string>({
  name,
  label,
  value,
  options,
  onValue,
  hint,
}: SegmentedProps<T>) {
  return (
    <fieldset class="field segmented-field" aria-describedby={hint && `${name}-hint`}>
      <legend>{label}</legend>
      <div class="segmented">
        {options.map((option) => (
          <label key={option.value}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onValue(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </fieldset>
  );
}
