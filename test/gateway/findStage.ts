import type { StageOptions } from './options.ts';
import { forbidden } from './refusal.ts';
import type { GatewayState } from './state.ts';
import { segmentsOf, type WireRequest } from './wire.ts';

export interface FoundStage {
  name: string;
  options: StageOptions;
}

/** The Host header's name in lower case, without port. */
export const hostName = ({ headers }: WireRequest): string =>
  (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();

/** Throws Forbidden, as an unmapped domain gets, for any name that this gateway does not serve. */
export function checkHost(request: WireRequest, { options }: GatewayState): void {
  if (options.host === undefined) return;
  const served = [options.host, ...Object.keys(options.domains), '127.0.0.1', 'localhost', '[::1]'];
  if (!served.includes(hostName(request))) throw forbidden();
}

/**
 * The stage that a path of this host leads to. On a custom domain its base path mapping decides, and
 * Forbidden is thrown where there is none (re:Post); elsewhere the one segment of the path.
 */
export function findStage(path: string, host: string, { options }: GatewayState): FoundStage | undefined {
  // `/dev/` reaches the stage as `/dev` does, though their signatures differ.
  const segments = segmentsOf(path.endsWith('/') ? path.slice(0, -1) : path);
  const mappings = Object.hasOwn(options.domains, host) ? options.domains[host] : undefined;
  let name: string | undefined;
  if (mappings) {
    const base = segments?.join('/') ?? '';
    name = Object.hasOwn(mappings, base) ? mappings[base] : undefined;
    if (name === undefined) throw forbidden();
  } else {
    name = segments?.length === 1 ? segments[0] || '$default' : undefined;
  }
  const stage = name !== undefined && Object.hasOwn(options.stages, name) ? options.stages[name] : undefined;
  return name !== undefined && stage ? { name, options: stage } : undefined;
}
