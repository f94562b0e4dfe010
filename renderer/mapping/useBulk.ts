import { useState } from 'react';
import type { MappingRow, WantedMapping } from '#shared/contract/mapping.ts';
import { longestCode } from '#shared/domain/mapping/mapping.ts';
import { longestOwnName } from '#shared/domain/ownName.ts';
import { useT } from '../i18n/useT.ts';
import { announce } from '../state/announce.ts';
import type { MappingActions, MappingAnswer } from './useMapping.ts';

/**
 * Changes of many rows at once: what came of the last one in words, and the way back from it, since what many rows said before nobody
 * remembers.
 */
export function useBulk(mapping: MappingActions, rows: readonly MappingRow[]) {
  const t = useT();
  /** Why nothing was changed; `null`: nothing was refused. */
  const [refused, setRefused] = useState<string | null>(null);
  const [back, setBack] = useState<readonly WantedMapping[]>([]);
  const whyNot = (answer: MappingAnswer): string | null => {
    switch (answer.kind) {
      case 'set':
      case 'failed':
        return null;
      case 'changedMeanwhile':
        return t('mapping.meanwhile');
      case 'taken':
        return t('mapping.refused', { who: nameOf(rows, answer.id), why: t('mapping.taken') });
      case 'tooLong': {
        const why = t('mapping.tooLong', { most: Math.max(longestOwnName, longestCode) });
        return t('mapping.refused', { who: nameOf(rows, answer.id), why });
      }
    }
  };
  return {
    refused,
    seen: () => setRefused(null),
    change: async (wanted: readonly WantedMapping[]): Promise<void> => {
      const answer = await mapping.ask(wanted);
      setRefused(whyNot(answer));
      if (answer.kind !== 'set') return;
      announce(t('mapping.kept'));
      setBack(wayBack(wanted, rows, answer.view.rows));
    },
    mayTakeBack: back.length > 0,
    takeBack: async (): Promise<void> => {
      const answer = await mapping.ask(back);
      setRefused(whyNot(answer));
      if (answer.kind !== 'failed') setBack([]);
      if (answer.kind === 'set') announce(t('mapping.bulk.takenBack'));
    },
  };
}

const nameOf = (rows: readonly MappingRow[], id: string): string => {
  const row = rows.find((candidate) => candidate.id === id);
  return row === undefined ? id : [row.vendorName, row.belongsTo].filter(Boolean).join(', ');
};

/** What makes rows again what they were. Only the fields that were changed: others may have changed since. */
function wayBack(
  wanted: readonly WantedMapping[],
  before: readonly MappingRow[],
  after: readonly MappingRow[],
): readonly WantedMapping[] {
  const [were, are] = [byId(before), byId(after)];
  return wanted.flatMap(({ id, change }): WantedMapping[] => {
    const [was, is] = [were.get(id), are.get(id)];
    if (was === undefined || is === undefined) return [];
    return [
      {
        id,
        change: {
          ...(change.name === undefined ? {} : { name: was.name ?? '' }),
          ...(change.code === undefined ? {} : { code: was.code ?? '' }),
          ...(change.colour === undefined ? {} : { colour: was.colour }),
          ...(change.hidden === undefined ? {} : { hidden: was.hidden }),
        },
        seen: {
          ...(change.name === undefined ? {} : { name: is.name }),
          ...(change.code === undefined ? {} : { code: is.code }),
          ...(change.colour === undefined ? {} : { colour: is.colour }),
          ...(change.hidden === undefined ? {} : { hidden: is.hidden }),
        },
      },
    ];
  });
}

const byId = (rows: readonly MappingRow[]): ReadonlyMap<string, MappingRow> =>
  new Map(rows.map((row) => [row.id, row]));
