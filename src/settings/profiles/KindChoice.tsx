import { Segmented } from '#ui/form/Segmented.tsx';
import { KIND_NAMES } from '../store/profileState.ts';
import type { SourceForm } from '../store/source/sourceForm.ts';

const KINDS = (['keys', 'cognito', 'role', 'sso'] as const).map((value) => ({
  value,
  label: KIND_NAMES[value],
}));

/** How the profile comes by its credentials. */
export function KindChoice(props: { kind: SourceForm['kind']; onKind(kind: SourceForm['kind']): void }) {
  return (
    <Segmented
      name="profile-kind"
      label="Credentials come from"
      value={props.kind}
      options={KINDS}
      onValue={props.onKind}
    />
  );
}
