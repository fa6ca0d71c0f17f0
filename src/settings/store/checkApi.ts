import type { EndpointReading } from '#core/endpoint/types.ts';
import { cleanSubprotocols } from '#core/subprotocols.ts';
import type { ApiForm } from './apiForm.ts';
import { type Fault, type Faults, faultOf } from './fault.ts';
import { scopeFaults } from './scopeFaults.ts';

/** Why the form cannot be saved yet, by field. */
export function checkApi(
  form: ApiForm,
  reading: EndpointReading | undefined,
  others: readonly { id: string; name: string }[],
): Faults {
  const faults: Faults = scopeFaults(form);
  const url = urlFault(reading);
  if (url) faults.url = url;
  try {
    cleanSubprotocols(form.subprotocols.split(','));
  } catch (error) {
    faults.subprotocols = faultOf(error);
  }
  const name = form.name.trim();
  if (!name) {
    faults.name = { message: 'The API has no name yet.', next: 'Give it one that you will recognise.' };
  } else if (others.some((other) => other.id !== form.id && other.name === name)) {
    faults.name = { message: `Another saved API is called “${name}” already.`, next: 'Choose another name.' };
  }
  return faults;
}

function urlFault(reading: EndpointReading | undefined): Fault | undefined {
  if (!reading) return { message: 'The API has no URL yet.', next: 'Paste its wss:// URL, ARN or host.' };
  if (reading.ok) return undefined;
  const { message, next } = reading.fault;
  return next === undefined ? { message } : { message, next };
}
