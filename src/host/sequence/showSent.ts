import { variablesIn } from '#core/compose/expandTemplate.ts';
import type { MessageTemplate } from '#core/compose/types.ts';
import { formatBytes } from '#core/time.ts';
import { utf8Length } from '#core/utf8Length.ts';
import type { Values } from '#messaging/compose.ts';

/** Characters that are looked at; a report shows fewer. */
const REACH = 1_000;
const MASK = '••••';

/** A sent message for the report, without the environment's secret values. */
export function showSent(
  data: string | Uint8Array,
  { text }: MessageTemplate,
  values: Values,
  secret: readonly string[],
): string {
  if (typeof data !== 'string') return `${formatBytes(data.length)} of binary`;
  const used = secret.length === 0 ? [] : variablesIn(text).filter((name) => secret.includes(name));
  let shown = data.slice(0, REACH);
  for (const name of used) {
    const value = values[name];
    if (!value) continue;
    // As it stands there: within a string of JSON it is escaped.
    const written = [value, JSON.stringify(value).slice(1, -1)];
    const cut = written.some((one) => one.length > REACH / 2);
    if (cut) return `${formatBytes(utf8Length(data))} of text, with a secret value`;
    for (const one of written) shown = shown.replaceAll(one, MASK);
  }
  return shown;
}
