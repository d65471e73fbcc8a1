// Under which key of the cache the list of absences is kept.
export const ABSENCES_KEY = ['absences'] as const;
