/** `"connectionId": "L0SM9cOFvHcCIhw="`, also within JSON that is a text in JSON. */
const NAMED = /connectionId\\{0,3}["']?\s*:\s*\\{0,3}["']([\w-]{8,64}={0,2})\\{0,3}["']/gi;

/**
 * The connection ids that a message names: API Gateway's own errors do, as does whatever echoes
 * `requestContext` or is told its id. In order, each once.
 */
export function findConnectionIds(text: string): string[] {
  if (!text.includes('onnectionId') && !/connectionid/i.test(text)) return [];
  return [...new Set([...text.matchAll(NAMED)].map(([, id]) => id!))];
}
