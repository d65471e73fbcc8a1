// Edits the text of a procedure: checked, looked at as a sample dossier and as a chart, then published.
import { Alert, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { DayField } from '../../../parts/day-field.tsx';
import { CircleCheck } from 'lucide-react';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'react-router';
import { useShortcuts } from '../../../workstation/shortcuts.tsx';
import { Loading, ProblemNotice } from '../../../parts/notices.tsx';
import { useT } from '../../../texts/language.tsx';
import classes from '../admin.module.css';
import { FindingList } from './finding-list.tsx';
import { instantOf } from '../../../parts/local-time.ts';
import { findingsOf, useCheck } from './use-procedure-source.ts';
import type { Asked, Publishing, Source } from './use-procedure-source.ts';
import { VersionList } from './version-list.tsx';
import { YamlEditor } from './yaml-editor.tsx';
import type { EditorHandle, MarkedLine } from './yaml-editor.tsx';

// Brings the layout of charts with it.
const Simulation = lazy(() => import('./simulation.tsx'));

interface ProcedureEditorProps {
  readonly given: string;
  /** Null for a procedure that is not published yet. */
  readonly source: Source | null;
  /** Held by the page, whose next text still tells what was published. */
  readonly publish: Publishing;
  /** Turns to the newest text. */
  readonly turn: () => void;
}

export function ProcedureEditor({ given, source, publish, turn }: ProcedureEditorProps) {
  const t = useT();
  const editor = useRef<EditorHandle>(null);
  const [text, setText] = useState(given);
  const [received, setReceived] = useState('');
  const [asked, ask] = useState<Asked>({ text: given, at: null });
  const check = useCheck(asked);
  const dirty = text !== given;
  useWarnOnLeaving(dirty);
  const findings = check.data?.findings ?? findingsOf(publish.error) ?? findingsOf(check.error);
  const current = asked.text === text;
  const marks = useMemo<MarkedLine[]>(
    () =>
      current
        ? (findings ?? []).flatMap(({ line, level }) => (line === undefined ? [] : [{ line, level }]))
        : [],
    [findings, current],
  );
  const checkNow = () => {
    publish.reset();
    ask({ text, at: received === '' ? null : instantOf(received) });
    if (current) void check.refetch();
  };
  useShortcuts([{ keys: 'ctrl+Enter', label: t('procedure.check'), run: checkNow }]);
  const error = publish.error ?? check.error;
  const publishable = current && check.data?.publishable === true && !check.isFetching;
  return (
    <Stack>
      <Group align="flex-end" gap="sm">
        <DayField withHour label={t('procedure.receivedAt')} value={received} onChange={setReceived} />
        <Button variant="default" loading={check.isFetching} onClick={checkNow}>
          {t('procedure.check')} (Ctrl+Enter)
        </Button>
        <Button
          disabled={!publishable}
          loading={publish.isPending}
          onClick={() => publish.mutate(text, { onSuccess: turn })}
        >
          {t('procedure.publish')}
        </Button>
        {dirty && (
          <Button variant="subtle" onClick={() => setText(given)}>
            {t('procedure.discard')}
          </Button>
        )}
        <Text size="sm" c="dark.3" role="status">
          {publishable ? t('procedure.publishable') : current ? '' : t('procedure.unchecked')}
        </Text>
      </Group>
      {publish.data !== undefined && (
        <Alert color="green" role="status" icon={<CircleCheck size={18} aria-hidden />}>
          <Text size="sm">
            {publish.data.versions.length === 0
              ? t('procedure.nothingNew')
              : t('procedure.published', {
                  cases: publish.data.versions
                    .map(({ caseKey, version }) => t('procedure.caseVersion', { key: caseKey, version }))
                    .join(', '),
                })}{' '}
            {source === null && publish.data.versions[0] !== undefined && (
              <Link to={`/admin/procedures/${publish.data.versions[0].procedureCode}`}>
                {t('procedure.show', { code: publish.data.versions[0].procedureCode })}
              </Link>
            )}
          </Text>
        </Alert>
      )}
      {error !== null && findingsOf(error) === null && <ProblemNotice error={error} />}
      <div className={classes['beside']}>
        <YamlEditor
          ref={editor}
          label={t('procedure.text')}
          describedBy="findings"
          value={text}
          change={setText}
          marks={marks}
        />
        <Stack>
          <Paper withBorder p="md" id="findings" component="section" aria-label={t('procedure.findings')}>
            <Title order={2} size="h5" mb="xs">
              {t('procedure.findings')}
            </Title>
            <div role="status">
              {!current && (
                <Text size="sm" c="dark.3" mb="xs">
                  {t('procedure.unchecked')}
                </Text>
              )}
              {findings !== null && (
                <FindingList
                  findings={findings}
                  jump={(line, column) => editor.current?.jump(line, column)}
                />
              )}
            </div>
          </Paper>
          {source !== null && <VersionList source={source} locked={dirty} />}
        </Stack>
      </div>
      {check.data !== undefined && check.data.cases.length > 0 && (
        <section aria-label={t('procedure.simulation')}>
          <Title order={2} size="h4" mb="sm">
            {t('procedure.simulation')}
          </Title>
          <Suspense fallback={<Loading />}>
            <Simulation preview={check.data} />
          </Suspense>
        </section>
      )}
    </Stack>
  );
}

/** The browser asks before a page with unpublished changes is left. */
function useWarnOnLeaving(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);
}
