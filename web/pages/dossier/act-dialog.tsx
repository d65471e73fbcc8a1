// Sends one event: asks for what it needs, and says beforehand what state, holder and clock will be.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Timer as TimerIcon } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import type { components } from '../../api/schema.d.ts';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { ProblemNotice, wordsOf } from '../../parts/notices.tsx';
import { eventName, stateNameOf } from '../../parts/state-words.ts';
import { formatPlanned } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { FactField } from './fact-field.tsx';
import { SupplementPapers } from './supplement-papers.tsx';
import { StaleNotice } from './stale-notice.tsx';
import type { Dossier, PossibleEvent } from '../../parts/use-dossier.ts';
import { Dialog } from '../../parts/dialog.tsx';

const HandOverNotice = lazy(() => import('./hand-over-notice.tsx'));

type EventBody = components['schemas']['EventBody'];
/** Facts that one may add though the event does without them. */
const OPTIONAL: Readonly<Record<string, readonly (keyof EventBody)[]>> = {
  giveResult: ['receipt', 'note'],
  requestSupplement: ['legalBasis'],
  refuse: ['wrongAuthority', 'sendTo'],
  extend: ['amount'],
  undo: ['note'],
  transfer: ['officerId', 'note'],
  takeOver: ['officerId', 'note'],
  complete: ['officerId', 'note'],
  assign: ['reason'],
  accept: ['note'],
  take: ['note'],
  return: ['against', 'note'],
  completeSupplement: ['received', 'note'],
  completeFinancialDuty: ['note'],
};

interface ActDialogProps {
  readonly dossier: Dossier;
  readonly reference: string;
  readonly event: PossibleEvent;
  /** Its receipt was scanned: that is what the result is collected with, and one key hands it over. */
  readonly scanned?: boolean;
  readonly close: () => void;
}

export default function ActDialog({ dossier, reference, event, scanned = false, close }: ActDialogProps) {
  const t = useT();
  const cache = useQueryClient();
  const atOnce = scanned && event.type === 'return';
  const [facts, setFacts] = useState<Partial<EventBody>>(
    event.type === 'return' ? { how: 'desk', ...(atOnce && { against: 'receipt' as const }) } : {},
  );
  // One key for one press: a repeat after a lost connection does nothing twice.
  const [key] = useState(() => crypto.randomUUID());
  const [read] = useState(dossier);
  const asked = ([...event.needs, ...(OPTIONAL[event.type] ?? [])] as (keyof EventBody)[]).filter(
    (name) =>
      (name !== 'sendTo' || facts.wrongAuthority === true) && (name !== 'against' || facts.how === 'desk'),
  );
  const body = { ...given(facts, asked), type: event.type } as EventBody;
  const [settled] = useDebouncedValue(body, 350);
  const must = (name: string) => event.needs.includes(name) || name === 'sendTo';
  const complete = asked.every((name) => !must(name) || hasFact(facts[name]));
  const preview = useQuery({
    queryKey: ['preview', reference, settled, dossier.version],
    queryFn: () =>
      answerOf(
        api.POST('/api/v1/dossiers/{ref}/events/preview', {
          params: { path: { ref: reference } },
          body: settled,
        }),
      ),
    enabled: complete,
    gcTime: 0,
  });
  // Some are needed by this dossier only, such as why it is accepted without all its papers.
  const needed = (name: string) => must(name) || (preview.data?.missingFacts.includes(name) ?? false);
  const send = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/dossiers/{ref}/events', {
          params: {
            path: { ref: reference },
            header: { 'If-Match': `"${read.version}"`, 'Idempotency-Key': key },
          },
          body,
        }),
      ),
    // What it did is on the page before the next can be pressed.
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['dossier', reference], exact: true });
      void cache.invalidateQueries({ queryKey: ['dossier'] });
      void cache.invalidateQueries({ queryKey: ['dossiers'] });
      void cache.invalidateQueries({ queryKey: ['dossier-counts'] });
      close();
    },
  });
  // Told as soon as the page learns of it, not when one sends; while one's own event is on its way it is that one.
  const moved = dossier.version !== read.version && !send.isPending && !send.isSuccess;
  const stale = moved || (send.error instanceof Problem && send.error.status === 412);
  const submit = () => {
    if (complete && !stale && !send.isPending) send.mutate();
  };
  useShortcuts([{ keys: 'ctrl+Enter', label: t('act.send'), run: submit }], true, 'dialog');
  const set = <Name extends keyof EventBody>(name: Name, value: EventBody[Name] | undefined) =>
    setFacts((was) => {
      const { [name]: _, ...others } = was;
      return (hasFact(value) ? { ...others, [name]: value } : others) as Partial<EventBody>;
    });
  return (
    <Dialog
      onClose={close}
      size={stale ? 'xl' : 'lg'}
      title={`${eventName(event.type, t)} · ${dossier.code ?? dossier.lodgingNo ?? ''}`}
    >
      <form
        onSubmit={(submitted) => {
          submitted.preventDefault();
          submit();
        }}
      >
        <Stack>
          {event.type === 'return' && (
            <Suspense fallback={null}>
              <HandOverNotice reference={reference} />
            </Suspense>
          )}
          {asked.map((name, at) =>
            name === 'items' ? (
              <SupplementPapers
                key={name}
                papers={dossier.papers}
                change={({ items, marks }) => {
                  set('items', [...items]);
                  set('marks', marks);
                }}
              />
            ) : (
              <FactField
                key={name}
                name={name}
                first={at === 0 && !atOnce}
                required={needed(name)}
                value={facts[name]}
                set={(value) => set(name, value as never)}
                dossier={dossier}
                event={event}
              />
            ),
          )}
          {preview.data !== undefined && complete && (
            <Alert
              color={preview.data.allowed ? 'river' : 'yellow'}
              icon={<TimerIcon size={18} aria-hidden />}
              role="status"
              title={preview.data.allowed ? t('act.willDo') : t('act.refused')}
              styles={{ title: { color: '#1c2530' }, message: { color: '#1c2530' } }}
            >
              {preview.data.allowed && preview.data.after !== null ? (
                <Stack gap={2}>
                  <Text size="sm">{t('act.state', { state: stateNameOf(preview.data.after, t) })}</Text>
                  <Text size="sm">
                    {t('act.holder', {
                      who: preview.data.after.officer?.name ?? t('queue.nobody'),
                      unit: preview.data.after.unit.name ?? '',
                    })}
                  </Text>
                  <Text size="sm" fw={600}>
                    {t.maybe(`clockEffect.${preview.data.clockEffect}`)}
                  </Text>
                  {preview.data.after.clock.promisedDueAt !== null &&
                    preview.data.after.clock.promisedDueAt !== preview.data.before?.clock.promisedDueAt && (
                      <Text size="sm">
                        {t('act.due', { at: formatPlanned(preview.data.after.clock.promisedDueAt, t) })}
                      </Text>
                    )}
                  {preview.data.warnings.map(({ subject, unitName, dueAt, statutoryDueAt }) => (
                    <Text key={subject} size="sm" fw={600}>
                      {t('warning.child.dueAfterDossier', {
                        unit: unitName ?? '',
                        at: formatPlanned(dueAt, t),
                        due: formatPlanned(statutoryDueAt, t),
                      })}
                    </Text>
                  ))}
                </Stack>
              ) : (
                preview.data.refusal !== null &&
                wordsOf(
                  new Problem(0, { code: preview.data.refusal.code, detail: preview.data.refusal.detail }),
                  t,
                )
              )}
            </Alert>
          )}
          {stale ? (
            <StaleNotice read={read} facts={body} reference={reference} />
          ) : (
            send.error !== null && <ProblemNotice error={send.error} again={submit} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('word.cancel')}
            </Button>
            <Button
              type="submit"
              disabled={!complete || stale}
              loading={send.isPending}
              {...(atOnce && { 'data-autofocus': true })}
            >
              {eventName(event.type, t)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

/** Only what the dialog asks for as it stands: an answer to a question that went away is not sent. */
function given(facts: Partial<EventBody>, asked: readonly (keyof EventBody)[]): Partial<EventBody> {
  const known = new Set<string>([...asked, ...(asked.includes('items') ? ['marks'] : [])]);
  return Object.fromEntries(Object.entries(facts).filter(([name]) => known.has(name)));
}

function hasFact(value: unknown): boolean {
  return (
    value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
  );
}
