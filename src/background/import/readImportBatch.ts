import { readHead } from '#core/import/fields.ts';
import { Problem } from '#core/problem.ts';
import { asRecord } from '#core/record.ts';
import type { ImportBatch } from '#messaging/capture.ts';
import { readRows } from '../capture/readRows.ts';

/** A batch as it is believed: a copy of what fits. Problems: `import.url`, `import.batch`. */
export function readImportBatch(value: unknown): ImportBatch {
  const { sessionId, head, rows, done } = asRecord(value);
  const checked = readRows(rows);
  const isId = sessionId === undefined || (Number.isSafeInteger(sessionId) && Number(sessionId) > 0);
  if (!checked || !isId) throw notBelieved();
  return {
    rows: checked,
    ...(sessionId === undefined
      ? { head: readHead(head, checked[0]?.time) }
      : { sessionId: Number(sessionId) }),
    ...(done === true ? { done } : {}),
  };
}

const notBelieved = (): Problem =>
  new Problem(
    'import.batch',
    'The file holds a row that makes no sense, or a message of more than 16 MB, so nothing was imported.',
  );
