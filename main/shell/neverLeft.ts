/** What Chromium says for want of a network, also where the network went away from a connection in use. */
const withoutNetwork = /net::ERR_(INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE)/;

/**
 * Marks a failure of Chromium's for want of a network as one of which nothing left, which it does not say itself: in the system's
 * words, as Node would have put it.
 * @param wasOnline whether the system had any network when the request was made
 */
export function markNeverLeft(error: unknown, wasOnline: boolean): unknown {
  if (wasOnline || !(error instanceof Error) || !withoutNetwork.test(error.message)) return error;
  return Object.assign(new Error('no network', { cause: error }), { code: 'ENETDOWN', syscall: 'connect' });
}
