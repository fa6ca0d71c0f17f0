import './import.css';
import { useConsole } from '../context.ts';

/** How far an import is, and the way to end it. */
export function ImportProgress({ name, percent }: { name: string; percent: number }) {
  const { store } = useConsole();
  return (
    <div class="banner import-progress">
      <label>
        <span class="ellipsis" title={name}>
          Importing {name}: {percent} %
        </span>
        <progress max={100} value={percent} />
      </label>
      <button type="button" class="button small" onClick={store.cancelImport}>
        Cancel import
      </button>
    </div>
  );
}
