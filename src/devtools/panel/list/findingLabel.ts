import type { FindingId } from '#core/diagnose/finding.ts';

const NAMES: Readonly<Record<string, string>> = {
  ...{ api: 'API', arn: 'ARN', dns: 'DNS', rest: 'REST', tls: 'TLS', url: 'URL', waf: 'WAF' },
  websocket: 'WebSocket',
};

/** A finding in two or three words, for a chip: `wrong region`, `expired URL`. */
export const findingLabel = (id: FindingId): string =>
  id
    .split('-')
    .map((word) => NAMES[word] ?? word)
    .join(' ');
