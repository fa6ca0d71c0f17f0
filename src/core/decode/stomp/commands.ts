/** Commands of STOMP 1.0 to 1.2 (stomp.github.io), and who says them. */
export const COMMANDS: ReadonlyMap<string, 'client' | 'server'> = new Map<string, 'client' | 'server'>([
  ['CONNECT', 'client'],
  ['STOMP', 'client'],
  ['SEND', 'client'],
  ['SUBSCRIBE', 'client'],
  ['UNSUBSCRIBE', 'client'],
  ['ACK', 'client'],
  ['NACK', 'client'],
  ['BEGIN', 'client'],
  ['COMMIT', 'client'],
  ['ABORT', 'client'],
  ['DISCONNECT', 'client'],
  ['CONNECTED', 'server'],
  ['MESSAGE', 'server'],
  ['RECEIPT', 'server'],
  ['ERROR', 'server'],
]);

/** Longest command with its line end, bytes. */
export const LONGEST = 13;
