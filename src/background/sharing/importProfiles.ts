import * as v from 'valibot';
import { readEndpointOrigin } from '#core/endpoint/applyOverride.ts';
import { Problem, toProblem } from '#core/problem.ts';
import type { StoredProfile } from '#core/profile.ts';
import { cleanName, cleanScopePart } from '../clean.ts';
import { chainOf } from '../credentials/chain.ts';
import { checkSource } from '../profiles/checkSource.ts';
import { freeName } from './freeName.ts';
import { readSharedFile } from './readSharedFile.ts';
import { type SharedProfile, sharedProfileSchema } from './sharedFile.ts';

/**
 * The profiles of a shared file as they are to be stored beside the existing ones: all of them or,
 * with a Problem that names the first fault, none. Names that are taken get a number.
 * Problems: `import.*`, `profile.cycle`.
 */
export function importProfiles(
  text: string,
  existing: readonly StoredProfile[],
  newId: () => string,
): StoredProfile[] {
  const shared = readSharedFile(text).map(readProfile);
  const twice = shared.find(({ name }, at) => shared.findIndex((other) => other.name === name) !== at);
  if (twice) throw fault(`The file holds two profiles “${twice.name}”.`);

  const taken = new Set(existing.map(({ name }) => name));
  const added: StoredProfile[] = [];
  for (const profile of shared) {
    const name = freeName(profile.name, taken);
    taken.add(name);
    added.push({ ...profile, id: newId(), name });
  }
  const linked = added.map((profile, at) => link(profile, shared, added, existing, at));
  for (const profile of linked) chainOf(profile, [...existing, ...linked]);
  return linked;
}

/** Names of the file go before names that are here: a shared file keeps together. */
function link(
  profile: StoredProfile,
  shared: readonly SharedProfile[],
  added: readonly StoredProfile[],
  existing: readonly StoredProfile[],
  at: number,
): StoredProfile {
  const { source } = profile;
  if (source.kind !== 'role') return profile;
  const wanted = source.sourceProfileId;
  const inFile = shared.findIndex(({ name }) => name === wanted);
  const from = inFile >= 0 ? added[inFile] : existing.find(({ name }) => name === wanted);
  if (!from) {
    throw fault(
      `Profile “${shared[at]?.name}” assumes its role from “${wanted.slice(0, 80)}”, which is neither in the file nor here.`,
    );
  }
  return { ...profile, source: { ...source, sourceProfileId: from.id } };
}

function readProfile(given: unknown, at: number): SharedProfile {
  const read = v.safeParse(sharedProfileSchema, given);
  const said = Object(given).name;
  const which = typeof said === 'string' ? `Profile “${said.slice(0, 80)}”` : `Profile ${at + 1}`;
  if (!read.success) {
    const path = v.getDotPath(read.issues[0]);
    throw fault(`${which} of the file is incomplete or wrong${path ? ` at “${path}”` : ''}.`);
  }
  const { name, source, ...rest } = read.output;
  try {
    const region = cleanScopePart(rest.region, 'import.profile', 'region');
    const service = cleanScopePart(rest.service, 'import.profile', 'signing service');
    const endpoint = rest.endpoint?.trim() ? readEndpointOrigin(rest.endpoint) : undefined;
    return {
      name: cleanName(name, 'import.profile', 'profile'),
      source: checkSource(source),
      ...(region ? { region } : {}),
      ...(service ? { service } : {}),
      ...(endpoint ? { endpoint } : {}),
    };
  } catch (error) {
    throw fault(`${which} of the file cannot be used: ${toProblem(error).message}`);
  }
}

const fault = (sentence: string) =>
  new Problem('import.profile', sentence, 'Correct the file, or have it exported again; nothing was added.');
