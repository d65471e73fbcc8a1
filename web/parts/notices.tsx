// What a page says when there is nothing, when it is still reading, and when something went wrong.
import { Alert, Button, Center, Group, Skeleton, Stack, Text } from '@mantine/core';
import { CircleAlert, Inbox, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { ConnectionLost, Problem } from '../api/problem.ts';
import { useT } from '../texts/language.tsx';
import type { Translator } from '../texts/language.tsx';
import type { Values } from '../texts/translate.ts';
import { fieldErrors, fieldName } from './field-errors.ts';

/** Why there is nothing here, and what one can do next. */
export function Empty({ why, next }: { readonly why: string; readonly next?: ReactNode }) {
  return (
    <Center py="xl">
      <Stack align="center" gap="xs">
        <Inbox size={28} color="#6b7785" aria-hidden />
        <Text c="dark.3">{why}</Text>
        {next}
      </Stack>
    </Center>
  );
}

/** The shape of what is coming; only for the first reading, later ones keep the old rows. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  const t = useT();
  return (
    <Stack gap="xs" role="status" aria-label={t('notice.loading')}>
      {Array.from({ length: rows }, (_, at) => (
        <Skeleton key={at} height={28} animate={false} />
      ))}
    </Stack>
  );
}

/** The refusal in the reader's words, with the code to read out over the phone. */
export function ProblemNotice({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const t = useT();
  const lost = error instanceof ConnectionLost;
  return (
    <Alert
      color={lost ? 'gray' : 'seal'}
      variant="light"
      role="alert"
      icon={lost ? <WifiOff size={18} aria-hidden /> : <CircleAlert size={18} aria-hidden />}
      title={wordsOf(error, t)}
      styles={{ title: { color: '#1c2530', whiteSpace: 'normal' }, body: { overflow: 'visible' } }}
    >
      {error instanceof Problem && (
        <Stack gap={4}>
          {Object.entries(fieldErrors(error, t)).map(([pointer, words]) => (
            <Text key={pointer} size="sm">
              {fieldName(pointer, t)}: {words}
            </Text>
          ))}
          <Text size="xs" c="dark.3">
            {t('notice.trace', { code: error.code, trace: error.traceId })}
          </Text>
        </Stack>
      )}
      {again !== undefined && (
        <Group mt="xs">
          <Button size="compact-sm" variant="default" onClick={again}>
            {t('notice.again')}
          </Button>
        </Group>
      )}
    </Alert>
  );
}

/** One sentence for whatever was thrown: the code's own words, else its status', else the service's. */
export function wordsOf(error: unknown, t: Translator): string {
  if (error instanceof ConnectionLost) return t('problem.connection');
  if (!(error instanceof Problem)) return t('problem.unknown');
  const words = t.maybe(`problem.${error.code}`, valuesOf(error.details));
  return words ?? t.maybe(`problem.http.${error.status}`) ?? error.message;
}

/** What a refusal says of itself, as its words may name it: a limit, a row. */
function valuesOf(details: Problem['details']): Values {
  const said = Object.entries(details).map(([name, value]) => [
    name,
    Array.isArray(value) ? listOf(value) : value,
  ]);
  return Object.fromEntries(said.filter(([, value]) => isPlain(value))) as Values;
}

const isPlain = (value: unknown): boolean => ['string', 'number'].includes(typeof value);
const listOf = (values: readonly unknown[]) => (values.every(isPlain) ? values.join(', ') : null);
