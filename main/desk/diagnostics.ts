import type { Diagnostics } from '#shared/contract/views.ts';
import type { Connecting } from './connecting.ts';
import type { DeskParts } from './ports.ts';

/** Numbered checks that a support call can go through; numbers, states and kinds only. */
export async function diagnose(parts: DeskParts, connecting: Connecting): Promise<Diagnostics> {
  const session = connecting.session();
  const keychain = await parts.secrets.get('diagnostics');
  const skew = session?.remote.clockSkewMs() ?? null;
  const line = connecting.line();
  const progress = session?.sync.progress() ?? { kind: 'idle' as const };
  const unreadableItems = session?.store.unreadable.count() ?? 0;
  const damage = connecting.setAside() ?? connecting.loss()?.details ?? null;
  return {
    unreadableItems,
    checks: [
      { number: 1, name: 'keychain', ok: keychain.ok, detail: keychain.ok ? 'reachable' : keychain.error },
      {
        number: 2,
        name: 'store',
        ok: session !== null && damage === null,
        detail: damage ?? (session === null ? 'closed' : 'open'),
      },
      {
        number: 3,
        name: 'line',
        ok: line.kind === 'inStep',
        detail: line.kind === 'paused' ? line.problem.kind : line.kind,
      },
      {
        number: 4,
        name: 'clock',
        ok: skew === null || Math.abs(skew) < 60_000,
        detail: skew === null ? 'not seen yet' : `${skew} ms`,
      },
      {
        number: 5,
        name: 'import',
        ok: progress.kind === 'finished',
        detail:
          progress.kind === 'running' ? `${progress.step} ${progress.done}/${progress.of}` : progress.kind,
      },
      { number: 6, name: 'unreadable items', ok: unreadableItems === 0, detail: String(unreadableItems) },
    ],
  };
}
