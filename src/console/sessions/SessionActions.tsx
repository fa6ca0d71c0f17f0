import type { ComponentChildren } from 'preact';
import type { SessionRecord } from '#core/session.ts';
import { IconAgain, IconExport, IconPencil, IconPin, IconTrash } from '#ui/icons.tsx';

export type RowAction = 'open' | 'again' | 'rename' | 'pin' | 'export' | 'delete';

/** The buttons of a row. */
export function SessionActions(props: {
  session: SessionRecord;
  tabStop: boolean;
  /** Files can be saved from here. */
  exports: boolean;
  onAction(action: RowAction): void;
}) {
  const button = (action: RowAction, label: string, title: string, icon: ComponentChildren) => (
    <button
      type="button"
      class="button quiet icon small"
      tabIndex={props.tabStop ? 0 : -1}
      aria-label={label}
      title={title}
      onClick={() => props.onAction(action)}
    >
      {icon}
    </button>
  );
  const { pinned, page, imported } = props.session;
  return (
    <div class="session-actions">
      {page || imported
        ? button(
            'again',
            'Open with a profile',
            'Put this URL into the box, to connect with a profile',
            <IconAgain />,
          )
        : button('again', 'Connect again', 'Connect again, with the same URL and profile', <IconAgain />)}
      {button('rename', 'Rename', 'Rename (F2)', <IconPencil />)}
      {pinned
        ? button('pin', 'Unpin', 'Unpin: may be deleted as it gets old', <IconPin filled />)
        : button('pin', 'Pin', 'Pin: stays whatever its age and size', <IconPin />)}
      {props.exports && button('export', 'Export', 'Export its frames into a file', <IconExport />)}
      {button('delete', 'Delete', 'Delete this session and its frames (Delete)', <IconTrash />)}
    </div>
  );
}
