// Before a result is handed over: what is unpaid, and which originals go back with it.
import { Alert, Stack } from '@mantine/core';
import { useT } from '../../texts/language.tsx';
import { formatMoney } from '../../texts/money.ts';
import { HandBack } from './hand-back.tsx';
import { useFees, usePapers } from './use-papers.ts';

const DARK = { message: { color: '#1c2530' }, title: { color: '#1c2530' } };

export default function HandOverNotice({ reference }: { readonly reference: string }) {
  const t = useT();
  const { data: fees } = useFees(reference);
  const { data: papers } = usePapers(reference);
  const owing = fees !== undefined && fees.outstanding > 0;
  const holds = papers?.papers.some(({ originals }) => originals > 0) === true;
  return (
    <Stack gap="xs">
      {owing && (
        <Alert
          color="yellow"
          role="status"
          title={t('handOver.unpaid', { amount: formatMoney(fees.outstanding, t) })}
          styles={DARK}
        >
          {fees.atHandOver === 'block' && t('handOver.unpaidBlocks')}
        </Alert>
      )}
      {holds && (
        <Alert
          color="gray"
          role="status"
          {...(papers.originalsToReturn > 0 && {
            title: t('handOver.originals', { n: papers.originalsToReturn }),
          })}
          styles={DARK}
        >
          {papers.mayChange ? (
            <HandBack reference={reference} papers={papers} />
          ) : (
            t('papers.toReturn', { n: papers.originalsToReturn })
          )}
        </Alert>
      )}
    </Stack>
  );
}
