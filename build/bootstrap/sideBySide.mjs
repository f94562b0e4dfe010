/**
 * Does `work` for every item, in lanes that go side by side. Each lane does its own items in their order; then it takes, with the others,
 * what is shared; and when nothing of that is left, the last item that another lane has not begun. So no lane is idle while anything waits.
 * @template T, R
 * @param {readonly (readonly T[])[]} lanes @param {readonly T[]} shared begun in this order @param {(item: T) => Promise<R>} work
 * @returns {Promise<R[]>} what came out: of the lanes in their order, then of what is shared in its order
 */
export const sideBySide = async (lanes, shared, work) => {
  /** @type {Turn<T>[][]} */
  const own = lanes.map((items) => items.map((item) => ({ item })));
  const all = shared.map((item) => ({ item }));
  /** @type {Map<Turn<T>, R>} */
  const results = new Map();
  const waiting = [...own.map((turns) => [...turns]), [...all]];
  /** @param {number} index @returns {Turn<T> | undefined} */
  const next = (index) => {
    const [mine, ofAll] = [waiting[index] ?? [], waiting.at(-1) ?? []];
    const longest = waiting.reduce((most, each) => (each.length > most.length ? each : most), []);
    return mine.shift() ?? ofAll.shift() ?? longest.pop();
  };
  /** @param {number} index */
  const lane = async (index) => {
    for (let turn = next(index); turn !== undefined; turn = next(index))
      results.set(turn, await work(turn.item));
  };
  await Promise.all(lanes.map((_, index) => lane(index)));
  return [...own.flat(), ...all].map((turn) => /** @type {R} */ (results.get(turn)));
};

/**
 * An item in its place: equal items are two.
 * @template T
 * @typedef {{ readonly item: T }} Turn
 */
