import { aws4 } from './aws4.ts';
import { aws4fetch } from './aws4fetch.ts';
import { awsCrt } from './awsCrt.ts';
import type { Oracle, OracleRequest } from './types.ts';

/** Signers that share no code with ours. */
export const oracles = { 'aws-crt': awsCrt, aws4, aws4fetch } satisfies Record<string, Oracle>;

export type OracleName = keyof typeof oracles;

export const oracleNames = Object.keys(oracles) as OracleName[];

/** The oracle's parameters, or the error that it throws instead: either can be compared. */
export async function ask(name: OracleName, request: OracleRequest): Promise<string[]> {
  try {
    return await oracles[name](request);
  } catch (error) {
    return [`threw ${error}`];
  }
}
