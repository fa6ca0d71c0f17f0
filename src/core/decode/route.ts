import type { Frame } from '#core/frame.ts';
import { readHead } from './jsonHead.ts';

const ROUTE_KEYS = ['action', 'type', 'route', 'event', 'method'] as const;
const WANTED = [...ROUTE_KEYS, 'message', 'connectionId', 'requestId', 'messageId'];
const LONGEST = 64;

/** What the list shows beside a frame. */
export interface RouteReading {
  /** The chip's text; absent where nothing names a route. */
  route?: string;
  /** Shown in the colour of faults and found by `is:error`. */
  error: boolean;
}

/**
 * Route or type of a frame: the first of `action`, `type`, `route`, `event`, `method` that is a
 * string at the top of a JSON object. `error` for the frames that API Gateway itself sends when a
 * route fails (`message`, `connectionId`, and `requestId` or `messageId`; facts/aws.md 1.9).
 */
export function readRoute(frame: Frame): RouteReading {
  if (frame.direction === 'event') return { error: frame.bad === true };
  if (frame.kind === 'binary') return { route: 'binary', error: frame.bad === true };
  const head = readHead(frame.payload, WANTED);
  if (head === undefined) return { error: frame.bad === true };
  if (isGatewayError(frame, head)) return { route: 'error', error: true };
  const key = ROUTE_KEYS.find((name) => head.get(name));
  if (key === undefined) return { error: frame.bad === true };
  const value = head.get(key)!;
  return { route: value.slice(0, LONGEST), error: frame.bad === true || value === 'error' };
}

/** The route's name alone; see `readRoute`. */
export function routeOf(frame: Frame): string | undefined {
  return readRoute(frame).route;
}

/** True for rows that report a fault; see `readRoute`. */
export function isErrorFrame(frame: Frame): boolean {
  return readRoute(frame).error;
}

/** What API Gateway itself says in a frame of its own, such as `Forbidden`; undefined for any other frame. */
export function gatewayMessage(frame: Frame): string | undefined {
  const head = frame.kind === 'text' ? readHead(frame.payload, WANTED) : undefined;
  return head && isGatewayError(frame, head) ? head.get('message') || undefined : undefined;
}

function isGatewayError(frame: Frame, head: Map<string, string>): boolean {
  return (
    frame.direction === 'received' &&
    head.has('message') &&
    head.has('connectionId') &&
    (head.has('requestId') || head.has('messageId'))
  );
}
