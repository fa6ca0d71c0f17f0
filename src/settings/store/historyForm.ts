import { checkRetention, DEFAULT_RETENTION, type Retention } from '#core/retention.ts';
import { type Faults, faultOf } from './fault.ts';

/** The retention as it is typed. A number stays while its limit is off, to be there when it is back. */
export interface HistoryForm {
  keep: boolean;
  days: string;
  anyDays: boolean;
  megabytes: string;
  anyMegabytes: boolean;
}

const MEGABYTE = 1_000_000;

export function historyFormOf({ keep, maxDays, maxBytes }: Retention): HistoryForm {
  const { maxDays: days = 0, maxBytes: bytes = 0 } = DEFAULT_RETENTION;
  return {
    keep,
    days: String(maxDays ?? days),
    anyDays: maxDays === undefined,
    megabytes: String((maxBytes ?? bytes) / MEGABYTE),
    anyMegabytes: maxBytes === undefined,
  };
}

/** What was typed, or why it cannot be taken. */
export function readHistoryForm(form: HistoryForm): { retention: Retention } | { faults: Faults } {
  const { keep } = form;
  const days = form.anyDays ? {} : { maxDays: numberOf(form.days) };
  const bytes = form.anyMegabytes ? {} : { maxBytes: numberOf(form.megabytes) * MEGABYTE };
  const faults: Faults = {};
  for (const [field, limit] of Object.entries({ days, megabytes: bytes })) {
    try {
      checkRetention({ keep, ...limit });
    } catch (error) {
      faults[field] = faultOf(error);
    }
  }
  return Object.keys(faults).length > 0 ? { faults } : { retention: { keep, ...days, ...bytes } };
}

/** NaN for anything but digits: a thousands separator could be meant as a decimal point. */
const numberOf = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);
