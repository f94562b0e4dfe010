/**
 * Does `work` for every item, in lanes that go side by side. Each lane does its own items in their order; then it takes, with the others,
 * what is shared. So no lane is idle while another has work that anybody could do.
 * @template T, R
 * @param {readonly (readonly T[])[]} lanes @param {readonly T[]} shared begun in this order @param {(item: T) => Promise<R>} work
 * @returns {Promise<R[]>} what came out: of the lanes in their order, then of what is shared in its order
 */
export const sideBySide = async (lanes, shared, work) => {
  /** @type {R[]} */
  const ofShared = [];
  let next = 0;
  /** @param {readonly T[]} own */
  const lane = async (own) => {
    /** @type {R[]} */
    const results = [];
    for (const item of own) results.push(await work(item));
    while (next < shared.length) {
      const index = next++;
      const item = /** @type {T} */ (shared[index]);
      ofShared[index] = await work(item);
    }
    return results;
  };
  const ofLanes = await Promise.all(lanes.map(lane));
  return [...ofLanes.flat(), ...ofShared];
};
