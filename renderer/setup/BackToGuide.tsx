import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { isEnded } from '#shared/domain/setUpGuide.ts';
import { useT } from '../i18n/useT.ts';
import { open } from '../state/opened.ts';
import { useAsked } from '../state/useAsked.ts';
import { Button } from '../ui/Button.tsx';

/** The way back to a set-up that somebody has begun and not ended, from where the guide led; also after a restart. */
export function BackToGuide(): ReactNode {
  const t = useT();
  const asked = useAsked('connection.guide', null);
  if (asked.kind !== 'found') return null;
  const { passed, at } = asked.value;
  // Whoever closed it on its first page has put it aside.
  const isBegun = passed.length > 0 || (at !== null && at !== 'facilities');
  if (!isBegun || isEnded(asked.value)) return null;
  return (
    <Button rank="quiet" onPress={() => open('guide')}>
      <ArrowLeft size={16} aria-hidden />
      {t('setup.guide.backTo')}
    </Button>
  );
}
