// Who is signed in, and what one does for oneself: language, lock, another user at this counter, sign out.
import { Menu, Text, UnstyledButton } from '@mantine/core';
import { CircleUserRound, Keyboard, Languages, Lock, LogOut, UsersRound } from 'lucide-react';
import { useT } from '../texts/language.tsx';
import { showShortcuts } from '../workstation/show-shortcuts.ts';
import { useKeptLanguage, useSignOut } from '../workstation/session.tsx';
import type { Session } from '../workstation/session.tsx';
import { useLock } from './lock.tsx';

export default function UserMenu({ session }: { readonly session: Session }) {
  const t = useT();
  const { language, choose } = useKeptLanguage(session);
  const signOut = useSignOut();
  const lock = useLock();
  const [first] = session.holds;
  return (
    <Menu position="bottom-end" width={280} shadow="md">
      <Menu.Target>
        <UnstyledButton
          aria-label={t('shell.user', { name: session.staff.name })}
          style={{ display: 'flex', alignItems: 'center', gap: 8, minWidth: 32, minHeight: 32 }}
        >
          <CircleUserRound size={22} aria-hidden />
          <Text span size="sm" visibleFrom="lg" style={{ whiteSpace: 'nowrap' }}>
            {session.staff.name}
          </Text>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div style={{ padding: '4px 12px 8px' }}>
          <Text size="sm" fw={600}>
            {session.staff.name}
          </Text>
          {session.holds.map((hold) => (
            <Text key={hold.position + hold.unitId + String(hold.onBehalfOf)} size="xs" c="dark.3">
              {t.maybe(`position.${hold.position}`)} · {hold.unitName}
              {hold.onBehalfOfName !== null && ` (${t('shell.onBehalfOf', { name: hold.onBehalfOfName })})`}
            </Text>
          ))}
          {first === undefined && (
            <Text size="xs" c="dark.3">
              {t('shell.noPosition')}
            </Text>
          )}
        </div>
        <Menu.Divider />
        <Menu.Item
          leftSection={<Languages size={16} aria-hidden />}
          lang={language === 'vi' ? 'en' : 'vi'}
          onClick={() => choose(language === 'vi' ? 'en' : 'vi')}
        >
          {language === 'vi' ? 'English' : 'Tiếng Việt'}
        </Menu.Item>
        <Menu.Item leftSection={<Keyboard size={16} aria-hidden />} onClick={showShortcuts}>
          {t('shell.keys')}
        </Menu.Item>
        <Menu.Item leftSection={<Lock size={16} aria-hidden />} onClick={() => lock.mutate()}>
          {t('shell.lock')}
        </Menu.Item>
        <Menu.Item leftSection={<UsersRound size={16} aria-hidden />} onClick={() => signOut.mutate()}>
          {t('shell.switchUser')}
        </Menu.Item>
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => signOut.mutate()}>
          {t('shell.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
