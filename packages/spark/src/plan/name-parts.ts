/** A name of several parts, outermost first: `['spark_catalog', 'sales', 'orders']`. */
export type NameParts = readonly string[]
