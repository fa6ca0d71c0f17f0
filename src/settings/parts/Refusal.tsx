import type { Faults } from '../store/fault.ts';

/** Beside the Save button: that nothing was saved, and every reason. */
export function Refusal({ faults }: { faults: Faults }) {
  const all = Object.entries(faults);
  return (
    <div role="alert" class="settings-refusal">
      {all.length > 0 && (
        <div class="banner bad">
          <div>
            <strong>Not saved.</strong>
            {all.map(([field, { message, next }]) => (
              <p key={field}>
                {message} {next}
              </p>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}
