import { API_GATEWAY } from '../../limits.ts';
import { failedHandshake, isApiGateway, type Rule } from '../evidence.ts';
import { quote, told } from '../read.ts';

/** AWS quota "URL length of WebSocket APIs": 4,096 characters. */
export const urlTooLong: Rule = (evidence) => {
  const length = evidence.sent?.length ?? evidence.signature?.urlLength;
  if (!failedHandshake(evidence) || !isApiGateway(evidence)) return undefined;
  const said = told(evidence, 'url-too-long');
  const over = length !== undefined && length > API_GATEWAY.urlLength;
  if (!over && !said) return undefined;
  const counted = length === undefined ? 'more characters than it takes' : `${grouped(length)} characters`;
  return {
    id: 'url-too-long',
    title: 'The signed URL is too long',
    sentence: `The signed URL has ${counted}; API Gateway takes at most ${grouped(API_GATEWAY.urlLength)}.`,
    certainty: over ? 'certain' : 'likely',
    evidenceFor: [
      ...(length === undefined ? [] : [`The URL as sent has ${grouped(length)} characters.`]),
      ...(said ? [quote(said)] : []),
    ],
    evidenceAgainst: [],
    next: 'Shorten the query parameters, or use keys with a shorter session token (fewer session tags, no session policy).',
    source: 'AWS: Quotas for configuring and running a WebSocket API in API Gateway',
  };
};

const grouped = (value: number): string => `${value}`.replace(/\B(?=(?:\d{3})+$)/g, ',');
