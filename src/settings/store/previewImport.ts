import type { Source } from '#core/profile.ts';
import { isRecord } from '#core/record.ts';
import type { Fault } from './fault.ts';
import { KIND_NAMES } from './profileState.ts';

/** What a text of shared profiles holds, before anything of it is taken over. */
export interface ImportPreview {
  profiles: {
    name: string;
    kind: string;
    taken: boolean;
    /** Hosts besides AWS's that the profile sends requests or what one types to. */
    hosts: string[];
  }[];
  fault?: Fault;
}

/**
 * Reads names, kinds and foreign hosts only; the background judges the rest when it imports. Nothing
 * of the text but these is shown.
 */
export function previewImport(text: string, known: readonly { name: string }[]): ImportPreview {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return refused('This is no JSON text.', 'Take the file that “Download” made, or its whole text.');
  }
  const list = isRecord(data) ? data.profiles : data;
  if (!Array.isArray(list)) {
    return refused('This text holds no list of profiles.', 'Take what Countersign has exported.');
  }
  const named = list.filter(isRecord).filter(({ name }) => typeof name === 'string' && name.trim() !== '');
  if (named.length === 0) return refused('The list of profiles is empty.', 'Export at least one profile.');
  return {
    profiles: named.map(({ name, source, endpoint }) => ({
      name: String(name),
      kind: kindOf(source),
      taken: known.some((profile) => profile.name === String(name).trim()),
      hosts: hostsOf(source, endpoint),
    })),
  };
}

function kindOf(source: unknown): string {
  const kind = isRecord(source) ? source.kind : undefined;
  return typeof kind === 'string' && Object.hasOwn(KIND_NAMES, kind)
    ? KIND_NAMES[kind as Source['kind']]
    : 'of an unknown kind';
}

function hostsOf(source: unknown, endpoint: unknown): string[] {
  const { endpoints, signIn } = isRecord(source) ? source : {};
  const addresses = [
    endpoint,
    ...(isRecord(endpoints) ? Object.values(endpoints) : []),
    isRecord(signIn) ? signIn.domain : undefined,
  ];
  const hosts = addresses.filter((one) => typeof one === 'string').flatMap(hostOf);
  return [...new Set(hosts)].filter((host) => !AWS.test(host));
}

/** Domains of sign-in pages may come without their scheme. */
function hostOf(address: string): string[] {
  const url = /^[a-z]+:\/\//i.test(address.trim()) ? address.trim() : `https://${address.trim()}`;
  return URL.canParse(url) ? [new URL(url).host] : [];
}

const AWS = /(?:^|\.)(?:amazonaws\.com(?:\.cn)?|amazoncognito\.com)$/;

function refused(message: string, next: string): ImportPreview {
  return { profiles: [], fault: { message, next } };
}
