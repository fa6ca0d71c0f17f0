export interface Shortcut {
  keys: readonly string[];
  does: string;
}

export interface ShortcutGroup {
  title: string;
  shortcuts: readonly Shortcut[];
}

/** Every key that does something of its own, by where it does so. Tab, arrows in menus and the like are not told. */
export function listShortcuts(mac: boolean): ShortcutGroup[] {
  const main = mac ? '⌘' : 'Ctrl';
  const alt = mac ? '⌥' : 'Alt';
  return [
    {
      title: 'Anywhere',
      shortcuts: [
        { keys: [`${alt}+Shift+W`], does: 'Open Countersign; another key can be set in the browser' },
        { keys: ['?'], does: 'This list' },
        { keys: ['/'], does: 'Filter the frames' },
        { keys: ['m'], does: 'Write a message' },
        { keys: ['Esc'], does: 'Close what is open' },
      ],
    },
    {
      title: 'In the message box',
      shortcuts: [
        { keys: [`${main}+Enter`], does: 'Send' },
        { keys: ['↑'], does: 'In the empty box: what was sent last' },
        { keys: [`${alt}+↑`, `${alt}+↓`], does: 'Back and forth in what was sent' },
        { keys: [`${alt}+Shift+F`], does: 'Format JSON, or put it on one line' },
      ],
    },
    {
      title: 'In the list of frames',
      shortcuts: [
        { keys: ['↑', '↓', 'Page ↑', 'Page ↓'], does: 'Choose a frame' },
        { keys: ['Home', 'End'], does: 'The first frame, the latest' },
        { keys: ['Enter'], does: 'Open its details' },
        { keys: ['Shift+↑', 'Shift+↓'], does: 'Choose several; Shift and a click, too' },
        { keys: [`${main}+C`], does: 'Copy what is chosen, a payload a line' },
        { keys: ['c'], does: 'Compare it with the frame that is chosen next' },
      ],
    },
    {
      title: 'In the conversation',
      shortcuts: [
        { keys: ['↑', '↓'], does: 'Choose an exchange' },
        { keys: ['←', '→'], does: 'Its request, its answer' },
        { keys: ['Enter'], does: 'Open its details' },
        { keys: ['c'], does: 'Compare request and answer' },
      ],
    },
    {
      title: 'In saved messages',
      shortcuts: [
        { keys: ['Enter'], does: 'Put it into the box' },
        { keys: ['F2'], does: 'Rename it, or change its folder' },
        { keys: [`${alt}+↑`, `${alt}+↓`], does: 'Move it, also between folders' },
        { keys: ['Delete'], does: 'Delete it; Undo brings it back' },
      ],
    },
    {
      title: 'In the list of sessions',
      shortcuts: [
        { keys: ['F2'], does: 'Rename it' },
        { keys: ['Delete'], does: 'Delete it, after a question' },
      ],
    },
    {
      title: 'In a payload read as JSON',
      shortcuts: [
        { keys: ['↑', '↓'], does: 'Go to another value' },
        { keys: ['→', '←'], does: 'Unfold it, fold it' },
        { keys: [`${main}+C`], does: 'Copy it' },
      ],
    },
  ];
}
