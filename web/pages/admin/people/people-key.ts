// Under which key of the cache the lists of people are kept.
export const PEOPLE_KEY = ['admin', 'people'] as const;
