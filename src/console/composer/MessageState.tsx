import { formatBytes } from '#core/time.ts';
import { useConsole } from '../context.ts';
import type { MessageBox } from './useMessageBox.ts';

/** One line beneath the box: how large, whether it is JSON, and why it cannot be sent. */
export function MessageState({ box, why }: { box: MessageBox; why: string | undefined }) {
  const { store } = useConsole();
  const text = store.message.value;
  const { size, json, fault, warning, place } = store.messageReading.value;
  const tried = store.trouble.value;
  const trouble = tried?.attempt.action === 'send' ? tried.problem : undefined;
  const repeat = store.repeating.value;

  const placed = (said: string, className: string) =>
    place ? (
      <button
        type="button"
        class={`link ${className}`}
        title="Shows the place"
        onClick={() => box.select(place.at, place.length)}
      >
        {said}
      </button>
    ) : (
      <span class={className}>{said}</span>
    );

  return (
    <p class="message-state hint" id="message-state">
      {repeat && (
        <button type="button" class="button small" onClick={() => void store.stopRepeat()}>
          Stop sending every {repeat.seconds} s
        </button>
      )}
      <span class="figures">{formatBytes(size)}</span>
      {json?.valid && <span>{json.detail}</span>}
      {json && !json.valid && placed(json.detail, 'warn')}
      {trouble ? (
        <span class="bad" role="alert">
          {trouble.message} {trouble.next}
        </span>
      ) : text && fault ? (
        placed(fault, 'bad')
      ) : warning ? (
        <span class="warn">{warning}</span>
      ) : (
        why && <span>{why}</span>
      )}
    </p>
  );
}
