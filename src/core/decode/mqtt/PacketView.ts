import type { Correlation, Decoded, Field } from '../contract.ts';

/** 4 is MQTT 3.1.1, 5 is MQTT 5; the numbers that CONNECT gives. */
export type Version = 4 | 5;

/** A packet as it is shown. */
export interface PacketView {
  /** `PUBLISH sensors/7 · QoS 1`. */
  summary: string;
  fields: Field[];
  payload?: NonNullable<Decoded['payload']>;
  correlation?: Correlation;
}

export const versionName = (version: number): string =>
  ({ 3: 'MQTT 3.1', 4: 'MQTT 3.1.1', 5: 'MQTT 5' })[version] ?? `MQTT level ${version}`;
