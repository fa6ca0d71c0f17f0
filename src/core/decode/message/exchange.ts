import type { Correlation, DecodeContext } from '../contract.ts';

/**
 * A correlation of a protocol in which both sides count their requests for themselves: who asked
 * is part of the id, and the answer goes the other way.
 */
export function exchange(
  context: DecodeContext,
  id: string,
  role: 'request' | 'response',
  more: { name?: string | undefined; last?: boolean } = {},
): Correlation {
  const isOurs = (role === 'request') === context.sent;
  return correlation(`${isOurs ? 'sent' : 'received'} ${id}`, role, more);
}

/** A correlation, without the name where there is none. */
export function correlation(
  id: string,
  role: Correlation['role'],
  { name, last }: { name?: string | undefined; last?: boolean } = {},
): Correlation {
  return {
    id,
    role,
    ...(name === undefined || name === '' ? {} : { name }),
    ...(last === undefined ? {} : { last }),
  };
}
