import { moveFocus } from '#ui/moveFocus.ts';

/** Arrows, Home and End move among the items of a drawer's list. */
export function walkItems(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('.drawer-item')];
  if (items.includes(event.target as HTMLElement)) moveFocus(event, items, 'vertical');
}
