// Locks the session and opens it again.
import { api } from './client.ts';

export async function lockSession(): Promise<void> {
  await api.POST('/api/v1/session/lock');
}

/** @throws Problem where the password is wrong, or was wrong too often */
export async function unlockSession(password: string): Promise<void> {
  await api.POST('/api/v1/session/unlock', { body: { password } });
}
