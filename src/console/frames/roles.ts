/**
 * Roles of the composite widgets. Their rows come and go while one scrolls and the focus stays on
 * the widget itself (aria-activedescendant), which no native table or list can do; the roles are
 * given here in one place, as the linter rightly prefers native elements everywhere else.
 */
export const GRID = { role: 'grid' } as const;
export const ROW = { role: 'row' } as const;
export const CELL = { role: 'gridcell' } as const;
export const TREE = { role: 'tree' } as const;
export const TREE_ITEM = { role: 'treeitem' } as const;
export const SEPARATOR = { role: 'separator' } as const;
export const PLAIN = { role: 'presentation' } as const;
