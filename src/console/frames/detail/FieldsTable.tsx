import type { Field } from '#core/decode/contract.ts';
import { showControls } from '#core/decode/preview.ts';

/** What a decoder says of a message, a line each. */
export function FieldsTable({ fields }: { fields: readonly Field[] }) {
  return (
    <div class="detail-fields">
      <table aria-label="Fields">
        <tbody>
          {fields.map(({ name, value, note, bad }, place) => (
            <tr key={place} class={bad === true ? 'bad' : undefined}>
              <th scope="row">{showControls(name)}</th>
              <td>
                {showControls(value)}
                {note === undefined ? null : <span class="detail-field-note"> {showControls(note)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
