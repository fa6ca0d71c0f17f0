import type { CopyFormat } from '#core/commands/format.ts';
import { MAY_END_SOONER } from '#core/limits.ts';
import { formatClock, formatCountdown } from '#core/time.ts';
import { useConsole } from '../context.ts';

const COMMANDS: Readonly<Partial<Record<CopyFormat | 'text', string>>> = {
  wscat: 'wscat command',
  websocat: 'websocat command',
  javascript: 'JavaScript',
  node: 'Node.js code',
  python: 'Python code',
  curl: 'curl command',
};

/** Says once that something was copied and until when it works; only the eye sees it count down. */
export function CopiedNote() {
  const { store } = useConsole();
  const copied = store.copied.value;
  const left = copied?.validUntil === undefined ? undefined : copied.validUntil - store.now.value;
  const what = copied ? COMMANDS[copied.what] : undefined;

  return (
    <div class={copied ? 'banner ok' : ''} aria-live="polite">
      {copied && (
        <p>
          Copied{what ? ` as ${what}` : ''}.
          {copied.validUntil !== undefined && ` Valid until ${formatClock(copied.validUntil)}`}
          {left !== undefined && (
            <span class="figures dim" aria-hidden="true">
              {left > 0 ? ` (${formatCountdown(left)})` : ' (expired)'}
            </span>
          )}
          {copied.mayEndSooner && <span class="dim"> {MAY_END_SOONER}</span>}
        </p>
      )}
      {copied && (
        <button type="button" class="button quiet small" onClick={store.dismissCopied}>
          Dismiss
        </button>
      )}
    </div>
  );
}
