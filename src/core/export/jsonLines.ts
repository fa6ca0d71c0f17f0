import { payloadOf } from './payload.ts';
import { sessionHead } from './sessionHead.ts';
import type { ExportOptions, ExportSource } from './types.ts';

/** Raised whenever a reader of the last version could go wrong. */
export const JSON_LINES_VERSION = 1;

/**
 * JSON Lines: a first line about the session, then a line a row with everything that the log holds
 * of it. Read again by `readJsonLines`, bit for bit where nothing was redacted.
 */
export async function* writeJsonLines(source: ExportSource, options: ExportOptions): AsyncGenerator<string> {
  const head = {
    countersign: JSON_LINES_VERSION,
    exportedAt: new Date(source.exportedAt).toISOString(),
    redacted: options.redact,
    session: sessionHead(source, options),
  };
  yield `${JSON.stringify(head)}\n`;
  for await (const frame of source.frames) {
    const { text, base64 } = payloadOf(frame, options);
    const row = {
      index: frame.index,
      time: frame.time,
      direction: frame.direction,
      kind: frame.kind,
      ...(frame.bad ? { bad: true } : {}),
      ...(base64 ? { base64: text } : { text }),
    };
    yield `${JSON.stringify(row)}\n`;
  }
}
