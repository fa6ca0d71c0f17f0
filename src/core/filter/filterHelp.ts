export interface FilterHelp {
  /** Can be put into the filter box as it is. */
  example: string;
  /** Which frames it leaves, as the end of a sentence that begins with "Frames". */
  meaning: string;
}

/** What the filter box understands, most wanted first. Terms are combined by spaces; all must hold. */
export const filterHelp: readonly FilterHelp[] = [
  { example: 'deploy', meaning: 'that hold this text, in any case' },
  { example: '"two words"', meaning: 'that hold this phrase' },
  {
    example: 'deploy -ping',
    meaning: 'that hold the first text and not the second; a minus negates any term',
  },
  { example: '/order-\\d+/i', meaning: 'that match this regular expression in their first 64 KB' },
  { example: 'route:sendMessage', meaning: 'with this route or type' },
  { example: 'dir:sent', meaning: 'that were sent; also received, event, or several as sent,event' },
  { example: 'kind:binary', meaning: 'that are binary; also text, event' },
  { example: 'is:error', meaning: 'that report a fault' },
  { example: '$.user.id=42', meaning: 'whose JSON has this value; $..id=42 looks at any depth' },
  {
    example: '$.items[*].name="x y"',
    meaning: 'where any item of the list has this value; [0] is the first',
  },
  { example: '$.price>=9.5', meaning: 'whose value is in this range; also <, <=, > and !=' },
  { example: '$.name~smith', meaning: 'whose value holds this text' },
  { example: '$.error', meaning: 'whose JSON has such a member' },
  { example: 'size>1k', meaning: 'larger than this; also <, <=, >=, and size:1k..2k' },
  {
    example: 'time:12:00:01..12:00:05.5',
    meaning: 'of this time; also after:12:00 and before:2026-11-22T12:00',
  },
  { example: '#100..200', meaning: 'with these row numbers; #100.. is from there on' },
];
