import { useMemo } from 'preact/hooks';
import { readEmbedded } from '#core/decode/json/embedded.ts';
import { type JsonTape, KIND, pathOf, valueText } from '#core/decode/jsonTape.ts';
import { isPlainText } from '#core/decode/text/text.ts';
import { isCopyKey } from '../copyKeys.ts';
import { treeAria, treeItemAria } from '../roles.ts';
import { CopyButton } from './CopyButton.tsx';
import { DETAIL_ROW } from './HexView.tsx';
import { JsonLine } from './JsonLine.tsx';
import { JsonTreeModel } from './jsonTreeModel.ts';
import { TreeFind } from './TreeFind.tsx';
import { VirtualList } from './VirtualList.tsx';

/** Characters of a value that the strip shows; copying takes all of it. */
const STRIP = 4_000;
/** Trees of fewer values are taken in at a glance. */
const FEW = 8;

export interface PrettyViewProps {
  tape: JsonTape;
  copyText: ((text: string) => Promise<void>) | undefined;
  /** Begins the ids of its lines: several trees may stand in one pane. */
  name?: string;
}

/** A JSON payload as a tree, and beneath it the selected value with its path. */
export function PrettyView({ tape, copyText, name = 'json' }: PrettyViewProps) {
  const model = useMemo(() => new JsonTreeModel(tape, DETAIL_ROW), [tape]);
  const { rows, depths, length } = model.rows.value;
  const active = model.active.value;
  const handlers = {
    onKeyDown: (event: KeyboardEvent) => {
      if (copyText && isCopyKey(event)) void copyText(plainValue(tape, model.active.peek()));
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      if (model.key(event.key)) event.preventDefault();
    },
    onClick: (event: MouseEvent) => {
      const line = event.target instanceof Element ? event.target.closest('[data-node]') : null;
      if (line === null) return;
      const node = Number(line.getAttribute('data-node'));
      model.select(node);
      if (event.target instanceof Element && event.target.closest('.json-turn') !== null) model.toggle(node);
    },
  };
  return (
    <>
      {tape.length < FEW ? null : <TreeFind model={model} />}
      <div class="detail-tree" {...treeAria(`${name}-${active}`)} {...handlers}>
        <VirtualList scroller={model.scroller} rows={length}>
          {(at) => {
            const row = rows[at]!;
            const depth = depths[at]!;
            const node = row < 0 ? ~row : row;
            const open = row >= 0 && model.isOpen(node);
            const aria =
              row < 0
                ? CLOSING
                : treeItemAria(
                    `${name}-${row}`,
                    depth,
                    model.canOpen(row) ? open : undefined,
                    row === active,
                  );
            return (
              <div class="json-line" key={row} data-node={node} {...aria}>
                <JsonLine tape={tape} row={row} depth={depth} open={open} />
              </div>
            );
          }}
        </VirtualList>
      </div>
      <ValueStrip model={model} node={active} copyText={copyText} />
    </>
  );
}

const FOLDS = [
  { sign: '⊟', name: 'Fold all', open: false },
  { sign: '⊞', name: 'Unfold all', open: true },
];
const CLOSING = { 'aria-hidden': true } as const;

interface ValueStripProps {
  model: JsonTreeModel;
  node: number;
  copyText: PrettyViewProps['copyText'];
}

function ValueStrip({ model, node, copyText }: ValueStripProps) {
  const { tape } = model;
  const path = pathOf(tape, node);
  const container = tape.kind[node]! <= KIND.array;
  return (
    <div class="detail-strip">
      <div class="detail-strip-head">
        <code class="ellipsis" title={path}>
          {path}
        </code>
        {FOLDS.map(({ sign, name, open }) => (
          <button
            key={name}
            type="button"
            class="button quiet icon small"
            aria-label={name}
            title={name}
            onClick={() => model.setAll(open)}
          >
            {sign}
          </button>
        ))}
        {copyText === undefined ? null : (
          <>
            <CopyButton label="Copy path" copy={() => copyText(path)} />
            <CopyButton label="Copy value" copy={() => copyText(plainValue(tape, node))} />
          </>
        )}
      </div>
      {container ? null : <pre>{plainValue(tape, node, STRIP)}</pre>}
      <Inside tape={tape} node={node} />
    </div>
  );
}

/** What a string holds in base64, where that is text. */
function Inside({ tape, node }: { tape: JsonTape; node: number }) {
  const inside = useMemo(() => readEmbedded(tape, node), [tape, node]);
  if (inside?.as !== 'base64') return null;
  const head = inside.bytes.subarray(0, STRIP);
  if (!isPlainText(head)) return null;
  return (
    <>
      <div class="detail-inside">Base64 of</div>
      <pre>{new TextDecoder().decode(head)}</pre>
    </>
  );
}

/** A string without quotes and escapes, anything else as it is written. */
function plainValue(tape: JsonTape, node: number, most = Number.POSITIVE_INFINITY): string {
  const written = valueText(tape, node);
  const value = tape.kind[node] === KIND.string ? (JSON.parse(written) as string) : written;
  return value.length > most ? `${value.slice(0, most)}…` : value;
}
