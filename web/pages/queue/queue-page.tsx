// To be built.
import { Page } from '../../parts/page.tsx';
import { useT } from '../../texts/language.tsx';

export default function QueuePage() {
  const t = useT();
  return <Page title={t('place.queue')}>{null}</Page>;
}
