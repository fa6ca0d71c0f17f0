import { useConsole } from '../context.ts';
import type { ScopePart } from '../store/scope.ts';

const FROM: Readonly<Record<ScopePart['source'], string>> = {
  given: 'chosen here',
  host: 'named by the host',
  profile: 'from the profile',
};

/** Service and region that the signature will name. */
export function ScopeChips() {
  const { store } = useConsole();
  if (!store.endpoint.value) return null;
  if (store.unsigned.value) {
    return (
      <span class="scope-chips">
        <span class="chip warn" title="The URL goes out as it is: “No signature” is chosen as the profile">
          unsigned
        </span>
      </span>
    );
  }
  const { service, region } = store.scope.value;
  return (
    <span class="scope-chips">
      <Chip what="Signing service" part={service} missing="service?" />
      <Chip what="Region" part={region} missing="region?" />
    </span>
  );
}

function Chip({ what, part, missing }: { what: string; part: ScopePart | undefined; missing: string }) {
  if (!part) {
    return (
      <span class="chip warn" title={`${what}: not known. Give it below.`}>
        {missing}
      </span>
    );
  }
  return (
    <span class="chip" title={`${what}: ${part.value}, ${FROM[part.source]}`}>
      <span class="visually-hidden">{what} </span>
      <span class="ellipsis">{part.value}</span>
    </span>
  );
}
