import { signal } from '@preact/signals';
import { focusWidget } from './focusWidget.ts';
import { canvasHeight, type Extent, maxTop, moveTop, scrollOf, topOf } from './rowWindow.ts';

/** Used until the element was measured. */
const UNMEASURED = 440;
const SETTLE_MS = 150;

/**
 * Keeps an element's scroll bar and the true position in a list of fixed-height rows together.
 * The rows themselves stand in a sticky sheet, so what is painted stays until it is replaced.
 */
export class Scroller {
  readonly viewport = signal(UNMEASURED);
  readonly top = signal(0);
  private rows = 0;
  private expected = 0;
  private element: HTMLElement | undefined;
  private canvas: HTMLElement | undefined;
  private settle: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly rowHeight: number,
    /** Told after the person moved or the size changed; `up` where it was towards older rows. */
    private readonly onMove: (up: boolean) => void = () => undefined,
  ) {}

  get extent(): Extent {
    return { rows: this.rows, rowHeight: this.rowHeight, viewport: this.viewport.value };
  }

  get atEnd(): boolean {
    return this.top.value >= maxTop(this.extent) - this.rowHeight / 2;
  }

  /** Takes the scrolling element and the tall element within; returns the way to let go. */
  attach(element: HTMLElement, canvas: HTMLElement): () => void {
    this.element = element;
    this.canvas = canvas;
    const onScroll = () => this.scrolled();
    const onWheel = (event: WheelEvent) => {
      if (event.deltaY < 0 && this.top.value > 0) this.onMove(true);
    };
    const onFocus = () => focusWidget(element);
    element.addEventListener('focus', onFocus);
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('wheel', onWheel, { passive: true });
    const observer = new ResizeObserver(() => this.measure());
    observer.observe(element);
    this.measure();
    return () => {
      element.removeEventListener('focus', onFocus);
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('wheel', onWheel);
      observer.disconnect();
      clearTimeout(this.settle);
      this.element = undefined;
      this.canvas = undefined;
    };
  }

  /** Sets the number of rows and the position in one go. */
  place(rows: number, top: number): void {
    this.rows = rows;
    const extent = this.extent;
    this.top.value = Math.min(Math.max(0, top), maxTop(extent));
    if (this.element === undefined || this.canvas === undefined) return;
    const height = `${canvasHeight(extent)}px`;
    if (this.canvas.style.height !== height) this.canvas.style.height = height;
    this.aim();
  }

  /** Moves by a step of px, such as a page. */
  moveTo(top: number): void {
    this.place(this.rows, top);
    this.onMove(false);
  }

  private aim(): void {
    if (this.element === undefined) return;
    const wanted = scrollOf(this.top.value, this.extent);
    if (Math.abs(this.element.scrollTop - wanted) >= 1) this.element.scrollTop = wanted;
    this.expected = this.element.scrollTop;
  }

  private scrolled(): void {
    if (this.element === undefined || this.element.clientHeight === 0) return;
    const actual = this.element.scrollTop;
    if (Math.abs(actual - this.expected) < 0.5) return;
    const up = actual < this.expected;
    this.top.value = moveTop(this.top.value, this.expected, actual, this.extent);
    this.expected = actual;
    this.onMove(up);
    clearTimeout(this.settle);
    // Small steps in the squeezed middle leave the thumb behind; it catches up at rest.
    if (Math.abs(topOf(actual, this.extent) - this.top.value) > 1) {
      this.settle = setTimeout(() => this.aim(), SETTLE_MS);
    }
  }

  private measure(): void {
    const height = this.element?.clientHeight ?? 0;
    // Hidden, as behind another tab: nothing to measure, and the place must not be lost.
    if (height === 0) return;
    const changed = height !== this.viewport.peek();
    this.viewport.value = height;
    this.aim();
    if (changed) this.onMove(false);
  }
}
