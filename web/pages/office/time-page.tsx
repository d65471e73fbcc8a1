// To be built.
import { Page } from '../../parts/page.tsx';
import { useT } from '../../texts/language.tsx';

export default function TimePage() {
  const t = useT();
  return <Page title={t('place.time')}>{null}</Page>;
}
