import { useEffect } from 'preact/hooks';
import type { Vault } from '../store/vault.ts';

/** Wraps what takes typed text, so that typing, and leaving the form, takes away the last refusal. */
export function useFreshFault(vault: Pick<Vault, 'dismissFault'>) {
  useEffect(() => () => vault.dismissFault(), [vault]);
  return (take: (text: string) => void) => (text: string) => {
    vault.dismissFault();
    take(text);
  };
}
