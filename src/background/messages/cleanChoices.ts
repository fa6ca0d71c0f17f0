import { type ApiChoices, SAVED_LIMITS } from '#core/compose/saved.ts';

/** Choices as they are stored: without what is empty or said twice. */
export function cleanChoices({ environmentId, onConnect, routes = [], routeKey }: ApiChoices): ApiChoices {
  const named = [...new Set(routes.map((route) => route.trim()).filter(Boolean))];
  const key = routeKey?.trim();
  return {
    ...(environmentId ? { environmentId } : {}),
    ...(onConnect ? { onConnect } : {}),
    ...(named.length > 0 ? { routes: named.slice(0, SAVED_LIMITS.routes) } : {}),
    ...(key ? { routeKey: key } : {}),
  };
}
