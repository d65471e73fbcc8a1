// To be built.
import { Page } from '../../parts/page.tsx';
import { useT } from '../../texts/language.tsx';

export default function AdminPages() {
  const t = useT();
  return <Page title={t('place.admin')}>{null}</Page>;
}
