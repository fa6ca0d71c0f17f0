import type { EndpointNote } from './types.ts';

/** What a reader took out of a paste. `url` may still lack its scheme. */
export interface Found {
  url: string;
  subprotocols: string[];
  notes: EndpointNote[];
}
