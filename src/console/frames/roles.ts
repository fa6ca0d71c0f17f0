/**
 * Roles of the composite widgets. Their rows come and go while one scrolls and the focus stays on
 * the widget itself (aria-activedescendant), which no native table or list can do; the roles are
 * given here in one place, as the linter rightly prefers native elements everywhere else.
 */
export const CELL = { role: 'gridcell' } as const;
export const PLAIN = { role: 'presentation' } as const;

/** A row of the grid at a position from 0. */
export function rowAria(position: number, selected: boolean) {
  return { role: 'row', 'aria-rowindex': position + 1, 'aria-selected': selected } as const;
}

/** A cell that shows a sign and is read as a word. */
export function cellAria(word: string) {
  return { role: 'gridcell', 'aria-label': word } as const;
}

/** The grid of frames: `rows` of the view, and the id of the selected row where it is in sight. */
export function gridAria(rows: number, active: string | undefined) {
  return {
    role: 'grid',
    tabIndex: 0,
    'aria-label': 'Frames',
    'aria-rowcount': rows,
    'aria-colcount': 5,
    'aria-multiselectable': true,
    'aria-activedescendant': active,
  } as const;
}

/** A tree whose selected item has the id `active`. */
export function treeAria(active: string) {
  return { role: 'tree', tabIndex: 0, 'aria-label': 'JSON', 'aria-activedescendant': active } as const;
}

/** A value's line; `open` is undefined where there is nothing to fold. */
export function treeItemAria(id: string, depth: number, open: boolean | undefined, selected: boolean) {
  return {
    role: 'treeitem',
    id,
    'aria-level': depth + 1,
    'aria-expanded': open,
    'aria-selected': selected,
  } as const;
}

/** A movable separator; `value`, `least` and `most` in per cent. */
export function separatorAria(value: number, least: number, most: number, beside: boolean) {
  return {
    role: 'separator',
    tabIndex: 0,
    'aria-label': 'Size of the detail pane',
    'aria-orientation': beside ? 'vertical' : 'horizontal',
    'aria-valuenow': value,
    'aria-valuemin': least,
    'aria-valuemax': most,
  } as const;
}
