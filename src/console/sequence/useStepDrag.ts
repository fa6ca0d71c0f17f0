import { useCallback, useRef, useState } from 'preact/hooks';

/** The list scrolls when the pointer comes so close to its edge, px a move. */
const EDGE = 24;
const SCROLL_BY = 8;

/** Steps are moved by their grips; `onMove` is told when one is let go elsewhere. */
export function useStepDrag(
  list: { readonly current: HTMLElement | null },
  onMove: (from: number, to: number) => void,
) {
  const [over, setOver] = useState<{ from: number; to: number }>();
  const move = useRef(onMove);
  move.current = onMove;

  const begin = useCallback((event: PointerEvent, from: number): void => {
    const grip = event.currentTarget as HTMLElement;
    if (event.button !== 0) return;
    event.preventDefault();
    grip.setPointerCapture(event.pointerId);
    let to = from;

    const follow = ({ clientY }: PointerEvent): void => {
      const box = list.current!.getBoundingClientRect();
      if (clientY < box.top + EDGE) list.current!.scrollTop -= SCROLL_BY;
      else if (clientY > box.bottom - EDGE) list.current!.scrollTop += SCROLL_BY;
      to = rowAt(list.current!, clientY);
      setOver({ from, to });
    };
    const end = (done: boolean): void => {
      grip.removeEventListener('pointermove', follow);
      grip.removeEventListener('pointerup', drop);
      grip.removeEventListener('pointercancel', cancel);
      setOver(undefined);
      if (done && to !== from) move.current(from, to);
    };
    const drop = () => end(true);
    const cancel = () => end(false);
    grip.addEventListener('pointermove', follow);
    grip.addEventListener('pointerup', drop);
    grip.addEventListener('pointercancel', cancel);
  }, []);

  return { over, begin };
}

/** The row at a height, or the nearest one. */
function rowAt(list: HTMLElement, y: number): number {
  const rows = [...list.children];
  const at = rows.findIndex((row) => y < row.getBoundingClientRect().bottom);
  return at < 0 ? rows.length - 1 : at;
}
