/** The names of java.time in the locale en-US. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
/** Monday first. */
export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

export const short = (name: string): string => name.slice(0, 3)

/** 0 Monday … 6 Sunday. */
export const weekdayOf = (days: number): number => (((days + 3) % 7) + 7) % 7
