import { session, type Session } from 'electron';

/** An answer to a write is an id or an error: more than this is neither. Bytes. */
const largestAnswer = 1024 * 1024;

/**
 * Connections for writes, each used once: a lane is a session in memory that carries one write at a time and closes its
 * connections after it. There are as many lanes as there were ever writes at the same moment, which is a handful.
 */
export class WriteLanes {
  #made = 0;
  readonly #free: Session[] = [];

  /** Sends a write on a connection that nothing was sent on before, and reads its answer whole. */
  async write(request: Request): Promise<Response> {
    const lane = this.#free.pop() ?? this.#make();
    try {
      const answer = await lane.fetch(request);
      const body = await readWhole(answer);
      return new Response(body.byteLength === 0 ? null : body, {
        status: answer.status,
        statusText: answer.statusText,
        headers: answer.headers,
      });
    } finally {
      await lane.closeAllConnections();
      this.#free.push(lane);
    }
  }

  #make(): Session {
    this.#made += 1;
    return session.fromPartition(`line-write-${this.#made}`, { cache: false });
  }
}

/** Node's streams can be iterated; the type of `Response` here is the web's, which does not say so. */
function chunksOf({ body }: Response): AsyncIterable<Uint8Array> | Iterable<Uint8Array> {
  return (body as AsyncIterable<Uint8Array> | null) ?? [];
}

async function readWhole(answer: Response): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(answer)) {
    length += chunk.byteLength;
    if (length > largestAnswer) throw new Error('The answer to a write is too large.');
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
