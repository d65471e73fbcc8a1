// What a check found, errors first; each leads to its line of the text.
import { Badge, Group, Stack, Text, UnstyledButton } from '@mantine/core';
import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { useT } from '../../../texts/language.tsx';
import type { Finding } from './use-procedure-source.ts';

interface FindingListProps {
  readonly findings: readonly Finding[];
  readonly jump: (line: number, column: number) => void;
}

export function FindingList({ findings, jump }: FindingListProps) {
  const t = useT();
  if (findings.length === 0)
    return (
      <Group gap={6} wrap="nowrap">
        <CircleCheck size={16} color="#17603a" aria-hidden />
        <Text size="sm">{t('procedure.sound')}</Text>
      </Group>
    );
  return (
    <Stack gap={6} component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
      {findings.map((finding) => {
        const { level, code, path, line, column } = finding;
        const words = t.language === 'en' ? finding.messageEn : finding.message;
        const Icon = level === 'error' ? CircleX : TriangleAlert;
        return (
          <li key={`${code} ${path} ${words}`}>
            <UnstyledButton
              w="100%"
              p={6}
              style={{ borderRadius: 4, border: '1px solid #dfe4ea' }}
              disabled={line === undefined}
              onClick={() => jump(line ?? 1, column ?? 1)}
            >
              <Group gap={6} mb={2}>
                <Badge
                  leftSection={<Icon size={12} aria-hidden />}
                  styles={{
                    root:
                      level === 'error'
                        ? { color: '#96161b', background: '#fbe3e2' }
                        : { color: '#7a4300', background: '#fdeed3' },
                  }}
                >
                  {t(`procedure.level.${level}`)}
                </Badge>
                {line !== undefined && (
                  <Text size="xs" fw={600}>
                    {t('procedure.line', { line, column: column ?? 1 })}
                  </Text>
                )}
              </Group>
              <Text size="sm">{words}</Text>
              <Text size="xs" c="dark.3" style={{ overflowWrap: 'anywhere' }}>
                {code} {path}
              </Text>
            </UnstyledButton>
          </li>
        );
      })}
    </Stack>
  );
}
