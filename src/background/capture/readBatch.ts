import * as v from 'valibot';
import { Problem } from '#core/problem.ts';
import type { CaptureBatch, CapturedSocket } from '#messaging/capture.ts';
import { changeSchema, createdSchema, handshakeSchema, name } from './batchSchema.ts';
import { readRows } from './readRows.ts';

/** Of one batch. */
const MOST_SOCKETS = 2_000;

const socketSchema = v.object({
  ref: name,
  created: v.exactOptional(createdSchema),
  rows: v.exactOptional(v.unknown()),
  change: v.exactOptional(changeSchema),
  handshake: v.exactOptional(handshakeSchema),
});

const batchSchema = v.object({
  capture: name,
  number: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  sockets: v.pipe(v.array(socketSchema), v.maxLength(MOST_SOCKETS)),
});

/** A batch as it is believed: a copy of what fits, or Problem `capture.invalid`. */
export function readBatch(value: unknown): CaptureBatch {
  const read = v.safeParse(batchSchema, value, { abortEarly: true });
  if (!read.success) throw invalid(keysOf(read.issues[0]));
  const { sockets, ...batch } = read.output;
  const refs = new Set<string>();
  return {
    ...batch,
    sockets: sockets.map(({ rows, ...socket }): CapturedSocket => {
      if (refs.has(socket.ref)) throw invalid('ref');
      refs.add(socket.ref);
      if (rows === undefined) return socket;
      const checked = readRows(rows);
      if (!checked) throw invalid('rows');
      return { ...socket, rows: checked };
    }),
  };
}

/** Our own names of the fields that lead there; others may be the page's. */
function keysOf(issue: v.BaseIssue<unknown>): string {
  const keys = (issue.path ?? []).map(({ key }) => key);
  return keys
    .filter((key): key is string => typeof key === 'string' && /^[A-Za-z]{1,20}$/.test(key))
    .join('.');
}

const invalid = (where: string): Problem =>
  new Problem(
    'capture.invalid',
    `What DevTools told of the page’s sockets makes no sense${where && ` (${where})`}, so it was not logged.`,
    'Reload the page and record again.',
  );
