import type { Layer } from '#core/decode/decodeInTurn.ts';
import { DECODERS } from '#core/decode/decoders.ts';
import type { SessionLens } from '../lens/SessionLens.ts';

export interface DecodeAsProps {
  lens: SessionLens;
  /** What the frame was decoded as; undefined while it is under way. */
  first: Layer | undefined;
}

/** Which decoder reads the session's messages; by content unless one is chosen. */
export function DecodeAs({ lens, first }: DecodeAsProps) {
  const override = lens.override.value;
  const label = first !== undefined && override === undefined ? `Auto: ${first.decoder.label}` : 'Auto';
  return (
    <select
      class="input detail-decode"
      aria-label="Decode as"
      title="Which decoder reads the messages of this session"
      value={override ?? ''}
      onChange={(event) => {
        const { value } = event.currentTarget;
        lens.decodeAs(value === '' ? undefined : value);
      }}
    >
      <option value="">{label}</option>
      {DECODERS.map(({ id, label: name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
