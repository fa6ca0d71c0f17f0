import type { Exchange } from '#core/conversation/Exchanges.ts';
import { preview } from '#core/decode/preview.ts';
import type { Frame } from '#core/frame.ts';
import { formatTimeOfDay } from '#core/time.ts';
import { ARROWS } from '../frames/FrameRow.tsx';
import { rowSummary } from '../frames/lens/rowSummary.ts';
import type { SessionLens } from '../frames/lens/SessionLens.ts';
import { CELL, cellAria, rowAria } from '../frames/roles.ts';
import type { Side } from './ConversationModel.ts';
import type { PairPreviews } from './PairPreviews.ts';
import { missingWords, pairedWords, tookWords } from './words.ts';

export interface ExchangeRowProps {
  /** Position in the list, from 0. */
  position: number;
  number: number;
  /** Undefined where it is no longer kept. */
  exchange: Exchange | undefined;
  previews: PairPreviews;
  lens: SessionLens;
  /** Which half is selected. */
  selected: Side | undefined;
  /** Epoch ms up to which answers could have come. */
  until: number;
}

/** Ids of cells, for aria-activedescendant. */
export const cellId = (number: number, side: Side): string => `exchange-${number}-${side}`;

/** One exchange: who asked, when and what, the answer, and how long it took. Text only. */
export function ExchangeRow(props: ExchangeRowProps) {
  const { position, number, exchange, previews, lens, selected, until } = props;
  const stripe = position % 2 === 1 ? ' odd' : '';
  const row = rowAria(position, selected !== undefined);
  if (exchange === undefined) {
    return (
      <div class={`exchange-row gone${stripe}`} {...row}>
        <div {...CELL} class="exchange-request">
          no longer kept
        </div>
      </div>
    );
  }
  const { sent, time, name, request, response, failed, by, took, responses } = exchange;
  const arrow = ARROWS[sent ? 'sent' : 'received'];
  const line = (index: number): string => lineOf(previews.get(index), lens);
  const half = (side: Side) => ({
    ...CELL,
    id: cellId(number, side),
    'data-side': side,
    'aria-selected': selected === side,
  });
  return (
    <div class={`exchange-row ${sent ? 'sent' : 'received'}${stripe}`} {...row} data-number={number}>
      <div {...cellAria(`${arrow.word} first`)} class="frame-arrow">
        {arrow.sign}
      </div>
      <div {...CELL} class="exchange-time">
        {formatTimeOfDay(time)}
      </div>
      <div {...CELL} class="exchange-route">
        <span class="frame-chip" title={name}>
          {name}
        </span>
      </div>
      <div {...half('request')} class="exchange-request">
        {line(request)}
      </div>
      {response === undefined ? (
        <div {...half('response')} class="exchange-response missing">
          {missingWords(exchange, until)}
        </div>
      ) : (
        <div {...half('response')} class={`exchange-response${failed ? ' failed' : ''}`}>
          {responses > 1 ? <span class="exchange-more">×{responses} </span> : null}
          {line(response)}
        </div>
      )}
      <div {...CELL} class="exchange-took" title={response === undefined ? undefined : pairedWords(exchange)}>
        {response !== undefined && by === 'order' ? '~' : ''}
        {response === undefined ? '' : tookWords(took)}
      </div>
    </div>
  );
}

function lineOf(frame: Frame | undefined, lens: SessionLens): string {
  return frame === undefined ? '' : (rowSummary(frame, lens) ?? preview(frame, 120));
}
