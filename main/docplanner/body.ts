/** The text of an answer, as far as it came: `cut` says why there is no more of it. */
export interface Body {
  readonly text: string;
  readonly cut: 'cut off' | 'too large' | 'late' | null;
}

/**
 * Reads an answer to its end, but no further than `maxBytes`, and no longer than `stop` allows.
 * Total: a connection that breaks leaves a text that is `cut`.
 */
export async function readBody(response: Response, maxBytes: number, stop: AbortController): Promise<Body> {
  const body = response.body as ReadableStream<Uint8Array> | null;
  const reader = body?.getReader();
  if (reader === undefined) return { text: '', cut: null };
  const decoder = new TextDecoder();
  const giveUp = (): void => void reader.cancel().catch(() => undefined);
  stop.signal.addEventListener('abort', giveUp, { once: true });
  let text = '';
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (stop.signal.aborted) return { text, cut: 'late' };
      if (done) return { text: text + decoder.decode(), cut: null };
      bytes += value.byteLength;
      if (bytes > maxBytes) {
        stop.abort();
        return { text: '', cut: 'too large' };
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return { text, cut: stop.signal.aborted ? 'late' : 'cut off' };
  } finally {
    stop.signal.removeEventListener('abort', giveUp);
  }
}
