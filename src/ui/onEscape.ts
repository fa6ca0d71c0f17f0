/** A listener of keydown that ends something by Escape, which would close the whole popup otherwise. */
export const onEscape =
  (end: () => void) =>
  (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    end();
  };
