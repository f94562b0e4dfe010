import type { Log, LogFields } from '#shared/ports.ts';

/** A log that keeps its lines, so that a test can look for what must not be in them. */
export interface KeptLog extends Log {
  readonly lines: {
    readonly level: 'info' | 'warn' | 'error';
    readonly event: string;
    readonly fields: LogFields;
  }[];
}

export function keptLog(): KeptLog {
  const lines: KeptLog['lines'] = [];
  const at =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, fields: LogFields = {}): void =>
      void lines.push({ level, event, fields });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}
