/** Names of members by which messages are paired, the surest first; written without `_`, `-` and in lower case. */
const RANKS: readonly (readonly string[])[] = [
  ['correlationid', 'inreplyto', 'replyto', 'responseto', 'inresponseto'],
  ['requestid', 'reqid', 'rid', 'requestno', 'requestnumber'],
  [
    'messageid',
    'msgid',
    'mid',
    'callid',
    'commandid',
    'operationid',
    'invocationid',
    'transactionid',
    'txid',
  ],
  ['id', 'uuid', 'ref', 'nonce', 'cookie', 'tag'],
  ['seq', 'seqno', 'sequence', 'sequenceid', 'sequencenumber', 'serial'],
];

const LONGEST = 24;

const byName = new Map(RANKS.flatMap((names, rank) => names.map((name) => [name, rank] as const)));

/** From 0 for the surest; undefined for names that say nothing of the kind. */
export function fieldRank(name: string): number | undefined {
  if (name.length > LONGEST) return undefined;
  return byName.get(name.replace(/[-_]/g, '').toLowerCase());
}

/** Members in which such an id may lie, one level down. */
export const isEnvelope = (name: string): boolean =>
  /^(?:meta|metadata|headers?|context|envelope)$/i.test(name);
