/** Where API Gateway looks for a message's route unless told otherwise (`$request.body.action`). */
export const DEFAULT_ROUTE_KEY = 'action';

/** `$request.body.action`, or what was typed for it, as names from the top of the message. */
export function readRouteKey(text: string): string[] {
  const bare = text.trim().replace(/^\$(?:request\.body\.)?/, '');
  const names = bare.split('.').filter(Boolean);
  return names.length > 0 ? names : [DEFAULT_ROUTE_KEY];
}

/** A message for a route, as `{"action":"echo"}`. */
export function snippetFor(route: string, routeKey = DEFAULT_ROUTE_KEY): string {
  const inner = readRouteKey(routeKey).reduceRight<unknown>((value, name) => ({ [name]: value }), route);
  return JSON.stringify(inner);
}

/** The route that a message names; undefined where it names none. */
export function routeIn(text: string, routeKey = DEFAULT_ROUTE_KEY): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  for (const name of readRouteKey(routeKey)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}
