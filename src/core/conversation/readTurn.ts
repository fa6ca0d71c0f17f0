import type { DecodeContext } from '../decode/contract.ts';
import { decodeSurely } from '../decode/decodeSurely.ts';
import { gatewayMessage, readRoute } from '../decode/route.ts';
import type { JsonStep } from '../filter/json/types.ts';
import { valueAt } from '../filter/json/valueAt.ts';
import type { Frame } from '../frame.ts';
import { readJsonTurn } from './readJsonTurn.ts';
import type { Key, Turn } from './types.ts';

/** Larger messages are not decoded: only the members at their beginning are looked at. Bytes. */
export const LARGEST_DECODED = 65_536;
const LONGEST_NAME = 64;

/** How the messages of a session are paired. */
export interface PairingRules {
  /** The decoder that the person chose, by id. */
  override?: string | undefined;
  /** Where the person says that the id is; nothing else pairs then. */
  path?: { written: string; steps: readonly JsonStep[] } | undefined;
}

/** What a message is to the conversation; undefined for the connection's own rows. Never throws. */
export function readTurn(
  frame: Frame,
  context: DecodeContext,
  { override, path }: PairingRules,
): Turn | undefined {
  if (frame.direction === 'event') return undefined;
  const { index, time, payload, size } = frame;
  const sent = frame.direction === 'sent';
  const { route, error } = readRoute(frame);
  const isWhole = payload.length >= size && size <= LARGEST_DECODED;
  const decoded = isWhole && size > 0 ? decodeSurely(payload, context, override) : undefined;
  const link = path === undefined ? decoded?.correlation : undefined;
  const name = decoded?.correlation?.name ?? route ?? (frame.kind === 'binary' ? 'binary' : 'text');
  const turn = { index, time, sent, name: name.slice(0, LONGEST_NAME) };
  const isFault = error || decoded?.fields.some(({ bad }) => bad) === true;
  if (link !== undefined) return { ...turn, failed: isFault, link, keys: [] };
  const json = readJsonTurn(payload);
  const failed = isFault || json.failed;
  if (path !== undefined) return { ...turn, failed, keys: keyAt(payload, path) };
  // The ids in API Gateway's own errors are of its own making: no request has them.
  return { ...turn, failed, keys: gatewayMessage(frame) === undefined ? json.keys : [] };
}

function keyAt(payload: Uint8Array, { written, steps }: NonNullable<PairingRules['path']>): Key[] {
  const found = valueAt(payload, steps);
  if (found === undefined || found === 'null' || found === '""') return [];
  return [{ field: written, value: found.replace(/^"(.*)"$/s, '$1'), rank: 0 }];
}
