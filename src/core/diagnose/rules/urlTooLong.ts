import { API_GATEWAY } from '../../limits.ts';
import { failedHandshake, isApiGateway, type Rule } from '../evidence.ts';

/** AWS quota "URL length of WebSocket APIs": 4,096 characters. */
export const urlTooLong: Rule = (evidence) => {
  const length = evidence.signature?.urlLength;
  if (!failedHandshake(evidence) || !isApiGateway(evidence) || length === undefined) return undefined;
  if (length <= API_GATEWAY.urlLength) return undefined;
  return {
    id: 'url-too-long',
    title: 'The signed URL is too long',
    sentence: `The signed URL has ${grouped(length)} characters; API Gateway takes at most ${grouped(API_GATEWAY.urlLength)}.`,
    certainty: 'certain',
    evidenceFor: [`The URL as sent has ${grouped(length)} characters.`],
    evidenceAgainst: [],
    next: 'Shorten the query parameters, or use keys with a shorter session token (fewer session tags, no session policy).',
    source: 'AWS: Quotas for configuring and running a WebSocket API in API Gateway',
  };
};

const grouped = (value: number): string => `${value}`.replace(/\B(?=(?:\d{3})+$)/g, ',');
