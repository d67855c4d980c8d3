/** usage: run.ts [--update] [--only TEXT] [--list] [--nullability] [FOLDER | FOLDER/FILE-PREFIX | FILE-PREFIX of dataframe…] */
const args = process.argv.slice(2)
const onlyAt = args.indexOf('--only')

/** What the caller asked for. */
export const options = {
  update: args.includes('--update'),
  /** Prints every case that is not right. */
  list: args.includes('--list'),
  nullability: args.includes('--nullability'),
  only: onlyAt < 0 ? undefined : args[onlyAt + 1],
  prefixes: args.filter((a, i) => !a.startsWith('--') && (onlyAt < 0 || i !== onlyAt + 1)),
} as const

/** Whether a file of a folder is to be run. */
export const isWanted = (folder: string, file: string): boolean =>
  options.prefixes.length === 0 ||
  options.prefixes.some(
    (p) => folder === p || `${folder}/${file}`.startsWith(p) || (folder === 'dataframe' && file.startsWith(p)),
  )

/** Whether all cases are run, so that the status file can be held against them. */
export const isWhole = (folder: string): boolean =>
  options.only === undefined && (options.prefixes.length === 0 || options.prefixes.includes(folder))
