/** `` `a` ``: a name in back-ticks, those in it doubled. */
export const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``

/** `` `a`.`b` ``: an identifier as Spark's messages print it. */
export const quoteName = (parts: readonly string[]): string => parts.map(quoted).join('.')

/** A name that SQL reads as it stands; another one in back-ticks. */
export const quotedIfNeeded = (name: string): string =>
  /^[a-zA-Z0-9_]+$/.test(name) && !/^\d+$/.test(name) ? name : quoted(name)

/** A name that was not looked up yet, as Spark prints it: quoted only where a part has a dot. */
export const writtenName = (parts: readonly string[]): string =>
  parts.map((p) => (p.includes('.') ? quoted(p) : p)).join('.')
