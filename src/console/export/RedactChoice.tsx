/** Whether secrets are left out, and what is in the file otherwise. */
export function RedactChoice({ on, onChange }: { on: boolean; onChange(on: boolean): void }) {
  return (
    <div class="export-redact">
      <label>
        <input
          type="checkbox"
          checked={on}
          aria-describedby="export-redact-hint"
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        Redact secrets
      </label>
      {on ? (
        <p class="hint" id="export-redact-hint">
          Tokens, signatures, and values of fields that are named like secrets are replaced. Binary messages
          stay as they are.
        </p>
      ) : (
        <p class="banner warn" id="export-redact-hint">
          The file will hold every message as it was: tokens, passwords and personal data with it.
        </p>
      )}
    </div>
  );
}
