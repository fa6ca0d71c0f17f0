import type { PastedKeys, PasteReading } from '#core/credentials/types.ts';
import { maskAccessKeyId } from '#core/redact.ts';

/** What was understood, as one text for a screen reader; '' where there is nothing to say. */
export function summarise(reading: PasteReading, chosen: PastedKeys | undefined): string {
  if (chosen) {
    const { accessKeyId, sessionToken } = chosen.keys;
    const token = sessionToken ? 'there' : 'none';
    const notices = chosen.notices.map((notice) => notice.message);
    return [
      `Understood: ${chosen.source}, access key ${maskAccessKeyId(accessKeyId)}, secret: there, session token: ${token}.`,
      ...notices,
    ].join(' ');
  }
  if (reading.candidates.length > 1) {
    return `The text holds ${reading.candidates.length} sets of keys. Choose one.`;
  }
  return reading.faults.map(({ message, next }) => (next ? `${message} ${next}` : message)).join(' ');
}
