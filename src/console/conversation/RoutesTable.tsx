import type { RouteFigures } from '#core/conversation/groupRoutes.ts';
import { inFigures } from '#core/inFigures.ts';
import type { ConversationModel } from './ConversationModel.ts';
import { tookWords } from './words.ts';

export interface RoutesTableProps {
  model: ConversationModel;
  /** Shows the exchanges of a route, or one of them. */
  onShow(route: string, exchange?: number): void;
}

/** Figures per route, method, topic or operation. */
export function RoutesTable({ model, onShow }: RoutesTableProps) {
  const { routes } = model.picture.value;
  return (
    <div class="routes">
      <table aria-label="Routes">
        <thead>
          <tr>
            <th scope="col">Route</th>
            <th scope="col">Exchanges</th>
            <th scope="col">Median</th>
            <th scope="col">Slowest</th>
            <th scope="col">No answer</th>
            <th scope="col">Failed</th>
            <th scope="col" title="Paired by their order alone">
              Guessed
            </th>
            <th scope="col" title="Messages that neither asked nor answered; the filter leaves them alone">
              Unpaired
            </th>
          </tr>
        </thead>
        <tbody>
          {routes.map((route) => (
            <Row key={route.name} route={route} onShow={onShow} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ route, onShow }: { route: RouteFigures; onShow: RoutesTableProps['onShow'] }) {
  const { name, count, median, slowest, slowestAt, unanswered, failed, guessed, alone } = route;
  return (
    <tr>
      <th scope="row">
        {count === 0 ? (
          <span class="frame-chip">{name}</span>
        ) : (
          <button type="button" class="frame-chip" title="Show its exchanges" onClick={() => onShow(name)}>
            {name}
          </button>
        )}
      </th>
      <td>{figure(count)}</td>
      <td>{tookWords(median)}</td>
      <td>
        {slowestAt === undefined ? (
          '–'
        ) : (
          <button
            type="button"
            class="link"
            title="Show the slowest exchange"
            onClick={() => onShow(name, slowestAt)}
          >
            {tookWords(slowest)}
          </button>
        )}
      </td>
      <td class={unanswered > 0 ? 'warn' : undefined}>{figure(unanswered)}</td>
      <td class={failed > 0 ? 'bad' : undefined}>{figure(failed)}</td>
      <td>{figure(guessed)}</td>
      <td>{figure(alone)}</td>
    </tr>
  );
}

const figure = (count: number): string => (count === 0 ? '–' : inFigures(count));
