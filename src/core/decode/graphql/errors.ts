import type { Field } from '../contract.ts';
import type { JsonPart } from '../message/JsonPart.ts';
import { badField } from '../message/parts.ts';

/** Errors beyond these are in the tree only. */
const MOST = 5;

/** Errors of a payload: a list, `errors` within it, or the payload itself; see the GraphQL spec 7.1.2. */
export function errorsIn(payload: JsonPart | undefined): JsonPart[] {
  if (payload === undefined) return [];
  if (payload.isArray) return payload.items();
  const errors = payload.member('errors');
  if (errors !== undefined) return errors.isArray ? errors.items() : [errors];
  return payload.member('message') === undefined ? [] : [payload];
}

/** A line for each of the first errors: its type as AppSync gives it, its message, its path. */
export function errorFields(errors: readonly JsonPart[]): Field[] {
  return errors.slice(0, MOST).flatMap((error) => {
    const path = error.member('path')?.text;
    const type = error.member('errorType')?.string ?? error.member('error_type')?.string;
    const message = error.member('message') ?? (type === undefined ? error : undefined);
    const said = [type, message?.line].filter((part) => part !== undefined).join(': ');
    return badField('Error', said, path === undefined || path === 'null' ? undefined : `at ${path}`);
  });
}
