import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { textParts } from '#core/decode/textParts.ts';
import { formatBytes } from '#core/time.ts';

/** Shown at once, bytes. */
const AT_FIRST = 1_000_000;
/** Added by each press of the button, bytes: all of it for most frames. */
const MORE = 16_000_000;
/** Characters that are laid out as one. */
const PART = 32_768;

/** The payload as text, wrapped; parts out of sight are not laid out. Remounted per frame. */
export function RawView({ payload }: { payload: Uint8Array }) {
  const shown = useSignal(AT_FIRST);
  const bytes = shown.value;
  const parts = useMemo(() => {
    const text = new TextDecoder().decode(payload.subarray(0, bytes), { stream: bytes < payload.length });
    return textParts(text, PART);
  }, [payload, bytes]);
  if (payload.length === 0) return <p class="detail-note">This frame is empty.</p>;
  const rest = payload.length - bytes;
  return (
    // The text itself is what one scrolls and copies, so the keyboard must reach it.
    <section class="detail-raw" aria-label="Payload as text">
      {parts.map((part, place) => (
        <pre key={place}>{part}</pre>
      ))}
      {rest <= 0 ? null : (
        <button
          type="button"
          class="button small"
          onClick={() => {
            shown.value += MORE;
          }}
        >
          {rest <= MORE ? 'Show all' : 'Show more'} ({formatBytes(rest)} left)
        </button>
      )}
    </section>
  );
}
