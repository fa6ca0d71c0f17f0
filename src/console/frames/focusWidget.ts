/**
 * A press on a row would focus the scroller, which is only there to scroll (and is kept out of
 * the tab order, where browsers would put it); the focus belongs to the grid or tree around it.
 */
export function focusWidget(scroller: Element): void {
  scroller.closest<HTMLElement>('[role=grid], [role=tree]')?.focus({ preventScroll: true });
}
