import type { NewsView } from './news.ts';
import type { BoardCard, BoardColumn, BoardDay, BoardDelta } from './board.ts';
import type { OutboxView } from './attention.ts';

/** What is left of a day on a locked screen: its shape. Times and states stay, everything of a patient's is really gone. */

const veiledCard = (card: BoardCard): BoardCard => ({
  ...card,
  surname: '',
  name: '',
  serviceName: null,
  hasComment: false,
});

/** A break's words are a person's, and may name anybody. */
const veiledBreaks = (breaks: BoardColumn['breaks']): BoardColumn['breaks'] =>
  breaks.map((rest) => ({ ...rest, description: null }));

/** A column's shape. */
export const veiledColumn = <C extends Pick<BoardColumn, 'cards' | 'breaks'>>(column: C): C => ({
  ...column,
  cards: column.cards.map(veiledCard),
  breaks: veiledBreaks(column.breaks),
});

export const veiledDay = (day: BoardDay): BoardDay => ({ ...day, columns: day.columns.map(veiledColumn) });

export const veiledDelta = (delta: BoardDelta): BoardDelta => ({
  ...delta,
  changes: delta.changes.map((change) => ({
    ...change,
    upserts: change.upserts.map(veiledCard),
    ...(change.breaks === undefined ? {} : { breaks: veiledBreaks(change.breaks) }),
  })),
});

/** How many there are is no secret. */
export const veiledNews = ({ unseen }: NewsView): NewsView => ({
  unseen: unseen.map((booking) => ({ ...booking, surname: '', name: '' })),
});

/** How much waits is no secret; what needs a person names patients. */
export const veiledOutbox = (outbox: OutboxView): OutboxView => ({ ...outbox, attention: [] });
