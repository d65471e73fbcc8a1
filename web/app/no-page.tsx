// An address that is no page, or a page that is for other positions: said, with the way home.
import { Button, Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { Page } from '../parts/page.tsx';
import { useT } from '../texts/language.tsx';

interface NoPageProps {
  readonly why: 'unknown' | 'notForYou';
  readonly home: string;
}

export function NoPage({ why, home }: NoPageProps) {
  const t = useT();
  return (
    <Page title={t(`noPage.${why}`)}>
      <Text>{t(`noPage.${why}About`)}</Text>
      <Group>
        <Button component={Link} to={home}>
          {t('noPage.home')}
        </Button>
      </Group>
    </Page>
  );
}
