/**
 * Does `work` for every item, at most `width` at once, begun in their order.
 * @template T, R
 * @param {readonly T[]} items @param {number} width @param {(item: T) => Promise<R>} work
 * @returns {Promise<R[]>} what came out, in the order of the items
 */
export const sideBySide = async (items, width, work) => {
  /** @type {R[]} */
  const results = [];
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const index = next++;
      const item = /** @type {T} */ (items[index]);
      results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return results;
};
