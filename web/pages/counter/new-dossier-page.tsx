// A new dossier in one dense form; one key accepts it, prints its receipt and empties the form for the next person.
import { Grid, Paper, Stack, Text, Textarea, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { useShortcuts } from '../../workstation/shortcuts.tsx';
import { deskOf } from '../../workstation/desk.ts';
import { useSession } from '../../workstation/session.tsx';
import { fieldErrors } from '../../parts/field-errors.ts';
import { ProblemNotice } from '../../parts/notices.tsx';
import { Page } from '../../parts/page.tsx';
import { usePrinting } from '../../print/use-printing.tsx';
import type { PrintedMeaning } from '../../print/use-printing.tsx';
import { formatHour } from '../../texts/format.ts';
import { useT } from '../../texts/language.tsx';
import { ApplicantFields } from './applicant-fields.tsx';
import { firstWrong } from './first-wrong.ts';
import { DecisionButtons } from './decision-buttons.tsx';
import { DraftConflictNotice, WaitingDrafts } from './draft-notices.tsx';
import { focusField } from './focus-field.ts';
import { LodgedNotice } from './lodged-notice.tsx';
import { bodyOf, EMPTY, fieldErrorsStill, missingPapers, typedSince } from './new-dossier.ts';
import type { Decision, LodgeBody, NewDossier } from './new-dossier.ts';
import { ProcedureFields } from './procedure-fields.tsx';
import { ReplacedNotice } from './replaced-notice.tsx';
import { useApplicantScans } from './use-applicant-scans.ts';
import { useDraft } from './use-draft.ts';
import type { Slot } from './use-draft.ts';
import { useLodgingPreview } from './use-lodging-preview.ts';

const DueRail = lazy(() => import('./due-rail.tsx'));
const PaperChecklist = lazy(() => import('./paper-checklist.tsx'));
const DecisionDialog = lazy(() => import('./decision-dialog.tsx'));
const MissingPapersDialog = lazy(() => import('./missing-papers-dialog.tsx'));

/** A result given at once needs no paper (Decree 61/2018 Art. 17.4). */
const FORM_OF: Readonly<Partial<Record<Decision, PrintedMeaning>>> = {
  accept: 'receipt',
  requestSupplement: 'supplementRequest',
  refuse: 'refusal',
};

/** One press: what was on the screen then, whatever is typed while it waits for a connection. */
interface Sent {
  readonly draft: NewDossier;
  readonly body: LodgeBody;
  readonly key: string;
  readonly slot: Slot;
}

export default function NewDossierPage() {
  const t = useT();
  const cache = useQueryClient();
  const desk = deskOf(useSession());
  const [draft, setDraft] = useState<NewDossier>(EMPTY);
  const [round, nextRound] = useState(0);
  // One key for one dossier: a repeat after a lost connection logs it once.
  const [key, setKey] = useState(() => crypto.randomUUID());
  // True from the press on, before the page is drawn again: a bounced key is one dossier and one print.
  const sending = useRef(false);
  const awaited = useRef<Decision | null>(null);
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const [tries, setTries] = useState(0);
  const { print, error: printError } = usePrinting();
  const change = (more: Partial<NewDossier>) => setDraft((was) => ({ ...was, ...more }));
  const scans = useApplicantScans(draft, setDraft);
  /** The cursor stands in the first field of whatever is typed next. */
  const begin = (next: NewDossier) => {
    setDraft(next);
    setTries(0);
    scans.settle();
    nextRound((was) => was + 1);
  };
  const keeping = useDraft(draft, begin);
  const { data: procedure, isLoading: isComing } = useQuery({
    queryKey: ['procedures', 'one', draft.procedureCode],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/procedures/{code}', { params: { path: { code: draft.procedureCode ?? '' } } }),
      ),
    enabled: draft.procedureCode !== null,
    staleTime: 300_000,
  });
  const cases = (procedure?.cases ?? []).filter(({ inUse }) => inUse);
  const chosen =
    cases.find((each) => each.key === draft.caseKey) ?? (cases.length === 1 ? (cases[0] ?? null) : null);
  const missing = chosen === null ? [] : missingPapers(chosen.checklist, draft.checklist);
  const receptionUnitId = draft.receptionUnitId ?? desk;
  const preview = useLodgingPreview({ ...draft, receptionUnitId }, chosen);
  const lodge = useMutation({
    mutationFn: ({ body, key: sentKey }: Sent) =>
      answerOf(api.POST('/api/v1/dossiers', { params: { header: { 'Idempotency-Key': sentKey } }, body })),
    onSuccess: (lodged, sent) => {
      const form = sent.body.decision === undefined ? undefined : FORM_OF[sent.body.decision];
      if (form !== undefined) print(lodged.code ?? lodged.lodgingNo ?? lodged.id, form);
      setDeciding(null);
      void cache.invalidateQueries({ queryKey: ['counter'] });
      // Which unit was chosen the last time is another one now.
      cache.removeQueries({ queryKey: ['lodging-preview'] });
      keeping.forget(sent.slot);
      setKey(crypto.randomUUID());
      if (draft === sent.draft) begin(EMPTY);
      else setDraft((now) => typedSince(sent.draft, now));
    },
    onError: (error) => {
      // A refusal changes nothing, so the next try is a new request.
      if (error instanceof Problem) setKey(crypto.randomUUID());
    },
    onSettled: () => {
      sending.current = false;
    },
  });
  const send = (more: Partial<LodgeBody>) => {
    if (sending.current) return;
    sending.current = true;
    const { reception, competent } = preview.data ?? {};
    const units = {
      ...((reception?.choices.length ?? 0) > 1 && { receptionUnitId: reception!.chosenId! }),
      ...((competent?.choices.length ?? 0) > 1 && { competentUnitId: competent!.chosenId! }),
    };
    const body = bodyOf({ ...draft, caseKey: chosen?.key ?? null }, { ...units, ...more });
    lodge.mutate({ draft, body, key, slot: keeping.slot.current });
  };
  const wrong = firstWrong(draft, {
    chosen: chosen !== null,
    competent:
      preview.data === undefined ||
      preview.data.competent.choices.length === 0 ||
      preview.data.competent.chosenId !== null,
  });
  /** What is still missing is told, and the cursor put there. */
  const isReady = () => {
    if (lodge.isPending || isComing) return false;
    if (wrong !== null) {
      setTries(tries + 1);
      focusField(wrong);
    }
    return wrong === null;
  };
  const decide = (decision: Decision | null) => {
    // What was refused before is not said of what is decided next.
    if (!lodge.isPending) lodge.reset();
    if (isComing) awaited.current = decision;
    else if (decision === null || isReady()) setDeciding(decision);
  };
  const accept = (decision: 'accept' | 'giveResult' = 'accept') => {
    if (isComing) awaited.current = decision;
    if (!isReady() || chosen?.acceptable !== true) return;
    if (missing.length > 0) decide(decision);
    else send({ decision });
  };
  // What was pressed while the procedure was still on its way is done once it is there.
  useEffect(() => {
    const decision = awaited.current;
    if (decision === null || isComing) return;
    awaited.current = null;
    if (decision === 'accept' || decision === 'giveResult') accept(decision);
    else decide(decision);
  });
  const sent = lodge.variables?.draft;
  const another =
    lodge.isSuccess && draft === EMPTY && sent !== undefined
      ? () =>
          begin({
            ...EMPTY,
            channel: sent.channel,
            applicant: sent.applicant,
            representative: sent.representative,
          })
      : null;
  useShortcuts([
    { keys: 'F8', label: t('new.accept'), run: () => accept() },
    { keys: 'ctrl+Enter', label: t('new.accept'), run: () => accept() },
    {
      keys: 'F2',
      label: t('counter.new'),
      run: () => {
        // A dossier that is being sent is logged all the same, and kept among the drafts until it is.
        keeping.setAside();
        setKey(crypto.randomUUID());
        begin(EMPTY);
      },
    },
    ...(another === null ? [] : [{ keys: 'alt+S', label: t('new.another'), run: another }]),
  ]);
  const refused =
    lodge.error instanceof Problem && lodge.variables?.slot === keeping.slot.current ? lodge.error : null;
  const errors =
    refused === null ? {} : fieldErrorsStill(fieldErrors(refused, t), lodge.variables!.draft, draft);
  return (
    <Page title={t('new.title')} about={t('new.about')}>
      <LodgedNotice lodged={lodge.isPending ? undefined : lodge.data} another={another} />
      {keeping.conflict !== null && (
        <DraftConflictNotice mine={draft} conflict={keeping.conflict} settle={keeping.settle} />
      )}
      {draft === EMPTY && (
        <WaitingDrafts
          drafts={keeping.waiting}
          resume={(id) => void keeping.resume(id)}
          drop={keeping.drop}
        />
      )}
      {printError !== null && <ProblemNotice error={printError} />}
      <ReplacedNotice replaced={scans.replaced} draft={draft} takeBack={scans.takeBack} />
      <Grid key={round}>
        <Grid.Col span={{ base: 12, lg: 8 }}>
          <Stack>
            <ProcedureFields
              draft={draft}
              cases={cases}
              chosen={chosen}
              preview={preview.data}
              tried={tries > 0}
              change={change}
            />
            <Paper withBorder p="md">
              <Title order={2} size="h5" mb="xs">
                {t('queue.applicant')}
              </Title>
              <ApplicantFields draft={draft} change={change} errors={errors} tries={tries} />
            </Paper>
            {chosen !== null && (
              <Paper withBorder p="md">
                <Title order={2} size="h5" mb="xs">
                  {t('dossier.papers')}
                </Title>
                <Stack gap="xs">
                  <Suspense fallback={null}>
                    <PaperChecklist
                      papers={chosen.checklist}
                      checklist={draft.checklist}
                      change={(checklist) => change({ checklist })}
                    />
                  </Suspense>
                  <Textarea
                    label={t('applicant.subject')}
                    autosize
                    minRows={1}
                    value={draft.subject}
                    onChange={(event) => change({ subject: event.currentTarget.value })}
                  />
                </Stack>
              </Paper>
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 4 }}>
          <Stack style={{ position: 'sticky', top: 64 }}>
            <Suspense fallback={null}>
              <DueRail
                procedureCode={draft.procedureCode}
                chosen={chosen}
                missing={missing}
                preview={preview.data}
                error={preview.error}
              />
            </Suspense>
            {lodge.error !== null && deciding === null && <ProblemNotice error={lodge.error} />}
            <DecisionButtons chosen={chosen} busy={lodge.isPending} accept={accept} decide={decide} />
            <Text size="xs" c="dark.3" role="status">
              {keeping.unsaved
                ? t('draft.unsaved')
                : keeping.savedAt !== null && t('draft.saved', { at: formatHour(keeping.savedAt) })}
            </Text>
          </Stack>
        </Grid.Col>
      </Grid>
      {deciding !== null && (
        <Suspense fallback={null}>
          {deciding === 'accept' || deciding === 'giveResult' ? (
            <MissingPapersDialog
              missing={(chosen?.checklist ?? []).filter(({ key }) => missing.includes(key))}
              busy={lodge.isPending}
              error={lodge.error}
              close={() => decide(null)}
              askSupplement={() => decide('requestSupplement')}
              accept={(reason) => send({ decision: deciding, reason })}
            />
          ) : (
            <DecisionDialog
              decision={deciding}
              papers={chosen?.checklist ?? []}
              missing={missing}
              busy={lodge.isPending}
              error={lodge.error}
              close={() => decide(null)}
              send={(facts) => send({ decision: deciding, ...facts })}
            />
          )}
        </Suspense>
      )}
    </Page>
  );
}
