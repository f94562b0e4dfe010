/** Chromium's errors when there is no network. It uses them, too, when the network leaves a connection in use. */
const withoutNetwork = /net::ERR_(INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE)/;

/**
 * Marks such a failure as one in which no byte left this machine. Chromium does not say so; the mark is the code that Node would use.
 * @param wasOnline whether the system had any network when the request was made
 */
export function markNeverLeft(error: unknown, wasOnline: boolean): unknown {
  if (wasOnline || !(error instanceof Error) || !withoutNetwork.test(error.message)) return error;
  return Object.assign(new Error('no network', { cause: error }), { code: 'ENETDOWN', syscall: 'connect' });
}
